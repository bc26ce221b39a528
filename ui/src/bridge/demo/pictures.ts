/** What the screens see of the demo: complete pictures, as from the engine. */
import type { CaseAct, CaseView, CounterView, GuestView, OpenSaleView, TopUpView } from '../bindings'
import { lineView, money } from './amount'
import { type Sale, counted, rest } from './book'
import type { DemoCounter } from './engine'
import { SHOP } from './props'
import { drawCases } from './settling'

export function casesOf(demo: DemoCounter): CaseView[] {
  const inFront = demo.frontKey()
  const open = [...demo.tries.values()].filter((attempt) => attempt.key !== inFront)
  const payments = open.map((attempt): CaseView => {
    const acts: CaseAct[] = attempt.givingBack ? ['ask_now'] : ['ask_now', 'give_back', 'resume']
    const age_ms = Date.now() - attempt.since
    return {
      key: attempt.key,
      kind: attempt.room === null ? 'payment' : 'freeze',
      wallet: attempt.wallet,
      amount: money(attempt.fen),
      label: attempt.key.slice(-8),
      age_ms,
      doubt: attempt.doubt,
      escalated: age_ms > attempt.patience,
      giving_back: attempt.givingBack,
      acts,
    }
  })
  return [...payments, ...drawCases(demo.deposits), ...demo.extraCases]
}

function openSaleOf(demo: DemoCounter): OpenSaleView | null {
  const { sale } = demo
  if (!sale || sale.state !== 'open' || sale.room !== undefined) return null
  return {
    sale: sale.id,
    partly: counted(sale) > 0,
    due: money(sale.entry.due),
    counted: money(counted(sale)),
    rest: money(rest(sale)),
    cash: money(rest(sale)),
    parts: sale.parts.map((part) => part.tender),
    top_up: topUpOf(demo, sale),
  }
}

function topUpOf(demo: DemoCounter, sale: Sale): TopUpView | null {
  const card = sale.topUp && demo.cards.find(sale.topUp.card)
  if (!sale.topUp || !card) return null
  const { number, before, after } = demo.cards.change(card, sale.entry.due, sale.topUp.gift)
  return { card: card.id, number, gift: money(sale.topUp.gift), before, after }
}

export function pictureOf(demo: DemoCounter, seq: number): CounterView {
  const inFront = demo.tries.get(demo.frontKey())
  if (inFront) demo.stage = demo.tryStage(inFront)
  if (demo.stage.is === 'code_ready') demo.stage = demo.readyStage()
  const cases = casesOf(demo)
  return {
    seq,
    mode: demo.mode,
    ...SHOP,
    staff: demo.people.here?.name ?? SHOP.staff,
    line: lineView(demo.seq, demo.text, demo.deposits.slash),
    stage: demo.stage,
    open_sale: openSaleOf(demo),
    question: demo.question && { id: demo.question.id, ask: demo.question.ask },
    cases,
    badge: cases.length,
    devices: demo.devices,
    camera: demo.eye && { by_itself: demo.eye.by_itself, left_ms: Math.max(0, demo.eye.until - Date.now()) },
    notice: demo.notice,
    last_slip: demo.sales.find((sale) => sale.slip)?.slip ?? null,
    opened: demo.opened,
    opened_deposit: demo.deposits.opened,
    opened_member: demo.cards.opened,
    members: demo.cards.programme(),
    change_to_card: demo.stage.is === 'paid' && demo.stage.change !== null && demo.stage.change.fen > 0 && demo.cards.on,
    work: demo.deposits.work,
    deposits: demo.deposits.on,
    taking: demo.deposits.taking(),
    ageing: demo.deposits.ageing(),
    desk: demo.people.desk(),
    shift: demo.shifts.view(),
    float: money(demo.shifts.left),
    held: demo.aside.map((sale) => ({
      sale: sale.id,
      due: money(sale.entry.due),
      rest: money(rest(sale)),
      in_doubt: [...demo.tries.values()].some((attempt) => attempt.sale === sale),
    })),
  }
}

export function guestOf(demo: DemoCounter): GuestView {
  const practice = demo.mode === 'practice'
  const { stage } = demo
  const line = lineView(0, demo.text, demo.deposits.slash)
  switch (stage.is) {
    case 'paid': {
      const [card] = stage.cards
      if (card && !stage.change?.fen) return { is: 'paid_by_card', amount: stage.amount, card, top_up: card.principal.fen > 0, practice }
      const wallet = stage.tenders.find((tender) => tender.is === 'wallet')
      const guest_paid = wallet?.is === 'wallet' ? wallet.guest_paid : null
      return { is: 'paid', amount: stage.amount, guest_paid, change: stage.change, practice }
    }
    case 'waiting':
      return { is: 'wait', amount: stage.amount, typing: stage.doubt === 'DoubtTyping', practice }
    case 'showing_code': {
      const { amount, wallet, code, left_ms } = stage
      return code
        ? { is: 'scan', amount, wallet, code, left_ms, practice }
        : { is: 'wait', amount, typing: false, practice }
    }
    case 'refunded':
      return { is: 'refunded', amount: stage.amount, practice }
    case 'deposit_taken':
      return { is: 'deposit_held', amount: stage.card.amount, frozen: stage.card.hold === 'frozen', change: null, practice }
    case 'deposit_settled':
      return { is: 'deposit_settled', consumed: stage.consumed, returned: stage.returned, done: stage.done, practice }
    case 'refused':
      return { is: 'not_paid', practice }
    default: {
      const amount = openSaleOf(demo)?.rest ?? line.due
      const shown = demo.cards.find(demo.cards.opened ?? 0)
      if (!amount && shown) return { is: 'card', number: demo.cards.view(shown).number, balance: demo.cards.view(shown).total, practice }
      if (!amount) return { is: 'idle', shop: SHOP.shop, practice }
      if (demo.deposits.room) return { is: 'deposit_asked', amount, practice }
      return { is: stage.is === 'armed' ? 'please_show' : 'amount', amount, practice }
    }
  }
}
