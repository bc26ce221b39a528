/** The demo's deposits: what is held, how it is found, and the stay they belong to. */
import type { DepositCard, DepositList, DrawLine, HoldView, MethodView, StayView, TakingView, WorkView } from '../bindings'
import { money } from './amount'
import { METHOD_WORDS, seedDeposits } from './seeds'

export interface Deposit {
  id: number
  chain: number
  room: string
  name: string | null
  hold: HoldView
  method: MethodView
  payer: string | null
  fen: number
  consumed: number
  returned: number
  unknown: number
  wall: number
  age: number
  slip: string
  taking: boolean
}
export interface Draw {
  no: string
  deposit: number
  consume: boolean
  fen: number
  freed: number
  phase: string
  code: string | null
  sale: number | null
}

const DAY_MS = 86_400_000
/** What the wallets' channels allow, as published. */
const DAYS: Partial<Record<MethodView, [days: number, warn: number]>> = { wechat: [30, 5], alipay: [90, 10] }

export const leftOf = (one: Deposit) => one.fen - one.consumed - one.returned - one.unknown
export const keepsRest = (one: Deposit) => one.hold !== 'frozen' || one.method === 'alipay'

export class DemoDeposits {
  all: Deposit[] = []
  draws: Draw[] = []
  work: WorkView = 'both'
  on = false
  /** The room that a deposit is being taken for. */
  room: { room: string; name: string } | null = null
  opened: number | null = null
  /** The counter's `/` begins a deposit that is paid with the sale. */
  slash = false
  private numbers = 900

  seed() {
    const { all, draws } = seedDeposits()
    this.all = all
    this.draws = draws
  }

  number() {
    this.numbers += 1
    return this.numbers
  }

  find = (id: number) => this.all.find((one) => one.id === id)
  known = (room: string) => this.all.filter((one) => one.room === room && leftOf(one) > 0)
  chainOf = (id: number) => {
    const chain = this.find(id)?.chain
    return this.all.filter((one) => one.chain === chain)
  }

  add(room: string, name: string, hold: HoldView, method: MethodView, fen: number): Deposit {
    const id = this.number()
    const chain = this.known(room)[0]?.chain ?? id
    const payer = method === 'wechat' ? '**7F2' : method === 'alipay' ? '138****02' : null
    const slip = `80001123${String(id).padStart(8, '0')}`
    const one = { id, chain, room, name: name || null, hold, method, payer, fen, consumed: 0, returned: 0, unknown: 0, wall: Date.now(), age: 0, slip, taking: false }
    this.all.push(one)
    return one
  }

  card(one: Deposit): DepositCard {
    const times = one.hold === 'frozen' ? DAYS[one.method] : undefined
    const days_left = times ? times[0] - one.age : null
    const left = leftOf(one)
    return {
      id: one.id,
      chain: one.chain,
      room: one.room,
      name: one.name,
      hold: one.hold,
      method: one.method,
      wallet: one.method === 'wechat' || one.method === 'alipay' ? one.method : null,
      payer: one.payer,
      amount: money(one.fen),
      consumed: money(one.consumed),
      returned: money(one.returned),
      unknown: money(one.unknown),
      left: money(left),
      state: one.taking ? 'taking' : left + one.unknown > 0 ? 'held' : 'spent',
      wall_ms: one.wall,
      age_days: one.age,
      days_left,
      ageing: times !== undefined && left > 0 && days_left !== null && days_left <= times[1],
      label: one.slip.slice(-8),
      slip: one.slip,
      keeps_rest: keepsRest(one),
    }
  }

  private fits(one: Deposit, word: string): boolean {
    if (word.startsWith('=')) return money(one.fen).text.replaceAll(',', '').startsWith(word.slice(1))
    const method = METHOD_WORDS[word.toLowerCase()]
    if (method) return one.method === method
    if (word === '昨天' || word === 'yesterday') return one.age === 1
    if (word === '今天' || word === 'today') return one.age === 0
    return one.room === word || (one.name ?? '').includes(word) || (word.length > 3 && one.slip.endsWith(word))
  }

  list(query: string, openOnly: boolean): DepositList {
    const words = query.trim().split(/\s+/).filter(Boolean)
    const found = this.all.filter((one) => (!openOnly || leftOf(one) + one.unknown > 0) && words.every((word) => this.fits(one, word)))
    const cards = found.map((one) => this.card(one)).sort((a, b) => Number(b.ageing) - Number(a.ageing) || b.wall_ms - a.wall_ms)
    const left = found.reduce((sum, one) => sum + leftOf(one), 0)
    return { cards, left: money(left), ageing: cards.filter((card) => card.ageing).length }
  }

  stay(id: number): StayView | null {
    const first = this.find(id)
    if (!first) return null
    const chain = this.chainOf(id)
    const line = (draw: Draw): DrawLine => ({ ...draw, amount: money(draw.fen), freed: money(draw.freed) })
    return {
      room: first.room,
      name: chain.find((one) => one.name)?.name ?? null,
      cards: chain.map((one) => this.card(one)),
      draws: this.draws.filter((draw) => chain.some((one) => one.id === draw.deposit)).map(line),
      left: money(chain.reduce((sum, one) => sum + leftOf(one), 0)),
      named: id,
      slips: chain.map((one) => ({ no: one.slip, kind: 'deposit', total: money(one.fen) })),
    }
  }

  taking(): TakingView | null {
    if (!this.room) return null
    const known = this.known(this.room.room).map((one) => this.card(one))
    return { ...this.room, known, wechat_scan: true, alipay_scan: true, alipay_qr: true, wechat_qr: false }
  }

  ageing = () => this.all.filter((one) => this.card(one).ageing).length
}

export const daysAgo = (days: number) => Date.parse('2026-11-23T15:20:00+08:00') - days * DAY_MS
