/** What the cashier's keys ask of the counter. */
import { type DrawerReason, type RecordView, type WalletView, host } from '@/bridge'
import { line, picture, putAway, settled, stage, text } from './counter'
import { ask, order, refuse, tell } from './notice'
import { closeAll, open } from './panels'

export async function enter() {
  await settled()
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
  // The same slip scanned again opens again.
  const id = picture.value?.opened
  if (done && typeof id === 'number') open({ is: 'sale', id })
  return done
}

export async function escape() {
  await settled()
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

/** F8: "give the money back" everywhere. */
export async function giveBack() {
  const now = stage.value
  if (now.is === 'waiting' || now.is === 'showing_code') return order(host().giveBack(now.key))
  if (now.is === 'paid') return refundSlip(now.slip)
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
  const done = await order(host().reprint(slip))
  if (done) tell('told.reprint')
  return done
}

export async function openDrawer(reason: DrawerReason) {
  const done = await order(host().openDrawer(reason))
  if (done) tell('told.drawer')
  return done
}

/** Opens a tender's panel; it needs something to be paid. */
export async function openTender(is: 'cash' | 'record' | 'code') {
  await settled()
  const now = stage.value.is
  if (now === 'waiting' || now === 'showing_code') return refuse('AttemptOpen')
  const amount = picture.value?.open_sale?.rest ?? amountDue()
  if (amount) open({ is })
  else refuse(line.value.problem ?? 'AmountEmpty')
}

function amountDue() {
  const now = stage.value
  if (now.is === 'refused') return now.amount
  if (now.is === 'paid' || now.is === 'refunded') return null
  return text.value ? line.value.due : null
}
