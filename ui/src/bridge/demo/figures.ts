/** The demo's figures: sums over its sales, its cash moves and its deposits. */
import type { FigureLine, FigureRowView, FigureView, FiguresView, MethodView, SignedView } from '../bindings'
import { money } from './amount'
import type { Sale } from './book'
import { type Deposit, leftOf } from './deposits'

export function signed(fen: number): SignedView {
  return { fen, text: `${fen < 0 ? '-' : ''}${money(Math.abs(fen)).text}` }
}

/** One posting of the demo's book. */
export interface Posting {
  kind: string
  method: MethodView
  figure: 'trade' | 'discount' | 'refund'
  fen: number
  label: string
  wall: number
  staff: string
  sale: number
}

const methodOf = (sale: Sale, at: number): MethodView => {
  const tender = sale.parts[at]?.tender
  if (tender?.is === 'wallet') return tender.wallet
  return tender?.is === 'record' ? tender.kind : 'cash'
}

/** Everything the sales have posted, the newest first. */
export function postingsOf(sales: readonly Sale[], staff: string): Posting[] {
  return sales.flatMap((sale) => {
    const base = { label: sale.slip.slice(-8), wall: sale.wall, staff, sale: sale.id }
    const paid = sale.parts.flatMap(({ tender, fen }, at): Posting[] => {
      const method = methodOf(sale, at)
      const coupon = tender.is === 'wallet' && tender.guest_paid ? fen - tender.guest_paid.fen : 0
      const pay: Posting = { ...base, kind: tender.is === 'wallet' ? 'pay' : 'tender', method, figure: 'trade', fen }
      return coupon > 0 ? [pay, { ...base, kind: 'coupon', method, figure: 'discount', fen: coupon }] : [pay]
    })
    const back = sale.refunds.map((refund): Posting => ({ ...base, kind: 'refund', method: methodOf(sale, 0), figure: 'refund', fen: refund.fen }))
    return [...back, ...paid]
  })
}

const total = (rows: readonly Posting[], figure: Posting['figure']) => rows.filter((row) => row.figure === figure).reduce((sum, row) => sum + row.fen, 0)
const many = (rows: readonly Posting[], figure: Posting['figure']) => rows.filter((row) => row.figure === figure).length

export function figuresOf(rows: readonly Posting[]): FiguresView {
  const trade = total(rows, 'trade')
  const discount = total(rows, 'discount')
  const refund = total(rows, 'refund')
  return {
    trade: signed(trade),
    settle: signed(trade - discount),
    received: signed(trade - discount - refund),
    discount: signed(discount),
    refund: signed(refund),
    refund_settle: signed(refund),
    trades: many(rows, 'trade'),
    refunds: many(rows, 'refund'),
  }
}

export const METHODS: MethodView[] = ['wechat', 'alipay', 'online_card', 'member_card', 'cash', 'bank_card', 'voucher', 'room_account']

export function line(figure: FigureView, fen: number, count: number | null = null): FigureLine {
  return { figure, amount: signed(fen), count }
}

export function depositLines(deposits: readonly Deposit[]): FigureLine[] {
  const all = deposits.filter((one) => !one.taking)
  const sum = (of: (one: Deposit) => number) => all.reduce((total, one) => total + of(one), 0)
  const count = (of: (one: Deposit) => number) => all.filter((one) => of(one) > 0).length
  const consumed = (one: Deposit) => one.consumed
  const returned = (one: Deposit) => one.returned
  return [
    line('deposits_taken', sum((one) => one.fen), all.length),
    line('deposits_consumed', sum(consumed), count(consumed)),
    line('deposits_returned', sum(returned), count(returned)),
    line('deposits_lapsed', 0),
    line('deposits_held', sum(leftOf), count(leftOf)),
  ]
}

/** What a figure is made of; those that are sums of postings are made of rows. */
export const PARTS: Partial<Record<FigureView, FigureView[]>> = {
  settle: ['trade', 'discount'],
  received: ['settle', 'refund_settle'],
  cash_expected: ['cash_float', 'cash_sales', 'cash_refunds', 'cash_deposits_in', 'cash_deposits_out', 'cash_paid_in', 'cash_paid_out', 'cash_dropped'],
  cash_difference: ['cash_expected'],
}

const ROWS: Partial<Record<FigureView, Posting['figure']>> = {
  trade: 'trade',
  discount: 'discount',
  refund: 'refund',
  refund_settle: 'refund',
  cash_sales: 'trade',
  cash_refunds: 'refund',
}

export function rowsOf(rows: readonly Posting[], figure: FigureView, method: MethodView | null): FigureRowView[] {
  const only = figure.startsWith('cash_') ? 'cash' : method
  return rows
    .filter((row) => row.figure === ROWS[figure] && (only === null || row.method === only))
    .map(({ kind, label, wall, staff, sale, fen }) => ({ kind, label, wall_ms: wall, staff, amount: signed(fen), sale, deposit: null }))
}
