/** What the cashier's keys ask of the counter. */
import { computed } from 'vue'
import { type DrawerReason, type RecordView, type TakingView, type WalletView, host } from '@/bridge'
import { line, picture, putAway, settled, stage, text } from './counter'
import { orderOrWait } from '@/screens/shift/done'
import { ask, order, refuse, tell } from './notice'
import { enterIsRoom, forgetRoom, guest, nameBox, nameGuest, nameRoom, room, roomAsked, taking } from './deposits'
import { closeAll, open } from './panels'

export async function enter() {
  await settled()
  if (document.activeElement === nameBox.value && nameBox.value) {
    nameBox.value.blur()
    return nameGuest()
  }
  if (enterIsRoom()) return nameRoom()
  const asks = stage.value.is === 'waiting' || stage.value.is === 'showing_code'
  const done = await order(host().enter(text.value))
  if (done && asks) tell('told.asked')
  return done
}

/** A scan is a verb wherever it happens; only a question is not ended by it. */
export async function scan(burst: string) {
  await settled()
  closeAll()
  const done = await order(host().scan(burst, text.value))
  // The same slip scanned again opens again; a payment has the screen.
  if (!done || stage.value.is === 'waiting') return done
  const id = picture.value?.opened
  if (typeof id === 'number') open({ is: 'sale', id })
  const held = picture.value?.opened_deposit
  if (typeof held === 'number') open({ is: 'stay', id: held })
  const card = picture.value?.opened_member
  if (typeof card !== 'number') return done
  // A payment code that waits for its amount is what the guest shows: the card is put away.
  if (stage.value.is === 'code_ready') await order(host().showMember(null))
  else open({ is: 'member', id: card })
  return done
}

export async function escape() {
  await settled()
  if (nameBox.value && document.activeElement === nameBox.value) {
    nameBox.value.blur()
    return true
  }
  if (room.value || guest.value) {
    forgetRoom()
    return true
  }
  if (stage.value.is === 'amount' && text.value) putAway.value = text.value
  return order(host().dismiss())
}

export async function cash(received: string) {
  await settled()
  return order(host().cash(received))
}

export async function record(kind: RecordView, amount: string, reference: string) {
  await settled()
  return order(host().record(kind, amount, reference))
}

export async function showCode(wallet: WalletView) {
  await settled()
  return order(host().showCode(wallet))
}

const ENDED = ['paid', 'refunded', 'deposit_taken', 'deposit_settled']
/** A later part of a partly paid sale was refused: it is finished, or given back. */
export const isSplit = computed(() => stage.value.is === 'refused' && (picture.value?.open_sale?.partly ?? false))

/** F8: "give the money back" everywhere. */
export async function giveBack() {
  const now = stage.value
  if (now.is === 'waiting' || now.is === 'showing_code') return order(host().giveBack(now.key))
  if (now.is === 'paid') return refundSlip(now.slip)
  if (now.is === 'deposit_taken') return order(host().openDeposit(now.card.id))
  if (isSplit.value) return order(host().abandonSale())
  open({ is: 'search', refund: true })
  return true
}

async function refundSlip(slip: string) {
  const rows = await ask(host().search(slip))
  const row = rows?.find((one) => one.slip === slip)
  return row ? refundSale(row.sale) : false
}

export async function refundSale(id: number) {
  const detail = await ask(host().sale(id))
  if (!detail) return false
  if (detail.row.state === 'open' || detail.row.state === 'abandoned') {
    refuse('SaleNotSettled')
    return false
  }
  if (detail.row.state === 'refunded') {
    refuse('RefundNothingLeft')
    return false
  }
  open({ is: 'refund', detail })
  return true
}

export async function reprint(slip: string | null = null) {
  if (!slip && !picture.value?.last_slip) {
    refuse('NothingToReprint')
    return false
  }
  const said = await orderOrWait(host().reprint(slip))
  if (said === 'done') tell('told.reprint')
  return said !== 'no'
}

export async function openDrawer(reason: DrawerReason) {
  const said = await orderOrWait(host().openDrawer(reason))
  if (said === 'done') tell('told.drawer')
  return said !== 'no'
}

/** F6: puts the sale aside; with nothing on the lane it brings one back. */
export async function holdOrRecall() {
  await settled()
  const now = stage.value.is
  const something = picture.value?.open_sale || text.value || now === 'waiting' || now === 'showing_code'
  if (something) {
    const done = await order(host().hold())
    if (done) tell('held.told')
    return done
  }
  if (picture.value?.held.length) open({ is: 'held' })
  else refuse('NothingHeld')
  return true
}

/** Opens a tender's panel; it needs something to be paid. */
export async function openTender(is: 'cash' | 'record' | 'code') {
  await settled()
  const now = stage.value.is
  if (now === 'waiting' || now === 'showing_code') return refuse('AttemptOpen')
  if (roomAsked.value) return refuse('RoomMissing')
  const amount = picture.value?.open_sale?.rest ?? amountDue()
  if (amount && is === 'code' && taking.value) return showDepositCode(taking.value)
  if (amount) open({ is })
  else refuse(line.value.problem ?? 'AmountEmpty')
}

/** A deposit's code: at once where only one wallet's channel has it. */
function showDepositCode(now: TakingView) {
  const wallets = (['wechat', 'alipay'] as const).filter((one) => (one === 'wechat' ? now.wechat_qr : now.alipay_qr))
  const [first, second] = wallets
  if (!first) return refuse('DepositChannel')
  if (second) return open({ is: 'code' })
  return void showCode(first)
}

/** What the amount line or a refused try asks for. */
export function amountDue() {
  const now = stage.value
  if (now.is === 'refused') return now.amount
  if (ENDED.includes(now.is)) return null
  return text.value ? line.value.due : null
}
