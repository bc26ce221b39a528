/** The demo's sales and what the screens see of them. */
import type {
  CardChangeView,
  RefundPartView,
  SaleDetail,
  SaleRow,
  SaleStateView,
  TenderView,
  WalletView,
} from '../bindings'
import { type Entry, money } from './amount'

export interface Part {
  tender: TenderView
  fen: number
}
export interface Sale {
  id: number
  slip: string
  wall: number
  entry: Entry
  state: 'open' | 'settled' | 'abandoned'
  parts: Part[]
  tries: { no: string; wallet: WalletView; fen: number; phase: string; why: string | null }[]
  /** A deposit of this room, and not a sale. */
  room?: string
  refunds: { no: string; fen: number; phase: string; source: string }[]
  /** The card that it loads once it is paid. */
  topUp?: { card: number; gift: number }
  /** What it did to cards. */
  cards?: CardChangeView[]
}

export const counted = (sale: Sale) => sale.parts.reduce((sum, part) => sum + part.fen, 0)
export const rest = (sale: Sale) => sale.entry.due - counted(sale)
export const refunded = (sale: Sale) => sale.refunds.reduce((sum, refund) => sum + refund.fen, 0)
export const left = (sale: Sale) => (sale.state === 'settled' ? counted(sale) - refunded(sale) : 0)

export function stateOf(sale: Sale): SaleStateView {
  if (sale.state !== 'settled' || refunded(sale) === 0) return sale.state
  return left(sale) === 0 ? 'refunded' : 'partly_refunded'
}

export function rowOf(sale: Sale): SaleRow {
  return {
    sale: sale.id,
    slip: sale.slip,
    wall_ms: sale.wall,
    due: money(sale.entry.due),
    state: stateOf(sale),
    tenders: sale.parts.map((part) => part.tender),
    refunded: money(refunded(sale)),
  }
}

export function detailOf(sale: Sale): SaleDetail {
  const told = { deposit: sale.entry.deposit ? money(sale.entry.deposit) : null }
  return {
    ...told,
    row: rowOf(sale),
    mode: 'practice',
    gross: money(sale.entry.gross),
    discount: money(sale.entry.discount),
    left_to_refund: money(left(sale)),
    attempts: sale.tries.map((t) => ({
      no: t.no,
      wallet: t.wallet,
      amount: money(t.fen),
      phase: t.phase,
      why: t.why,
      transaction_id: t.phase === 'paid' ? `42000012342026112399${t.no.slice(-8)}` : null,
    })),
    refunds: sale.refunds.map((r) => ({ ...r, amount: money(r.fen), why: null })),
    slips: sale.slip ? [{ no: sale.slip, kind: 'sale', total: money(sale.entry.due) }] : [],
  }
}

const sourceOf = (tender: TenderView) => (tender.is === 'wallet' ? 'wallet' : tender.is)

/** Which money a refund takes: the last part first. */
export function refundParts(sale: Sale, fen: number): RefundPartView[] {
  const out: RefundPartView[] = []
  let open = fen
  for (const part of [...sale.parts].reverse()) {
    const take = Math.min(open, part.fen)
    if (take <= 0) continue
    open -= take
    const wallet = part.tender.is === 'wallet' ? part.tender.wallet : null
    out.push({ source: sourceOf(part.tender), wallet, amount: money(take) })
  }
  return out
}
