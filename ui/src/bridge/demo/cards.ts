/** The demo's card house: what is on the cards, how they are found, and what they show. */
import type { CardChangeView, CardView, DeltaView, HolderEdit, HolderView, MemberList, MemberOrder, MembersView, StatementView, TierView } from '../bindings'
import { money } from './amount'
import { type Card, blankCard, manyth, move, seedCards } from './cardseeds'

const MASK = '****'
const STATEMENT = 20
/** Most that a card with a name may hold, and one without, in fen. */
const LIMITS = { named: 500_000, unnamed: 100_000 }

export const delta = (fen: number): DeltaView => ({ fen, text: `${fen > 0 ? '+' : fen < 0 ? '-' : ''}${money(Math.abs(fen)).text}` })
export const totalOf = (card: Card) => card.principal + card.gift
export const limitOf = (card: Card) => (card.known === 'named' ? LIMITS.named : LIMITS.unnamed)
const masked = (phone: string) => (phone ? phone.slice(0, 3) + MASK + phone.slice(-4) : '')

const TIERS: [amount: number, gift: number][] = [[10_000, 0], [30_000, 3000], [50_000, 7500], [100_000, 20_000]]
export const tierOf = (key: number): TierView | null => {
  const [amount, gift] = TIERS[key - 1] ?? []
  if (amount === undefined || gift === undefined) return null
  return { key, amount: money(amount), gift: money(gift), total: money(amount + gift) }
}

const ORDERS: Record<MemberOrder, (a: Card, b: Card) => number> = {
  newest: (a, b) => b.id - a.id,
  name: (a, b) => (a.initials < b.initials ? -1 : a.initials > b.initials ? 1 : a.id - b.id),
  phone: (a, b) => (a.phone < b.phone ? -1 : a.phone > b.phone ? 1 : a.id - b.id),
  card: (a, b) => a.id - b.id,
  most_money: (a, b) => totalOf(b) - totalOf(a),
  least_money: (a, b) => totalOf(a) - totalOf(b),
}

export class DemoCards {
  all: Card[] = seedCards()
  /** The counter has cards. */
  on = true
  opened: number | null = null
  trouble: string | null = null
  building: number | null = null

  find = (id: number) => this.all.find((card) => card.id === id)
  private next = () => this.all.reduce((most, card) => Math.max(most, card.id), 0) + 1
  byCode = (code: string) => this.all.find((card) => card.code === code && card.standing !== 'closed')

  /** A large shop. */
  fill(many: number) {
    for (let id = 1000; id < 1000 + many; id += 1) this.all.push(manyth(id))
  }

  programme(): MembersView | null {
    if (!this.on) return null
    const tiers = TIERS.map((_, at) => tierOf(at + 1)).filter((tier) => tier !== null)
    return { name: '云山会员卡', tiers, any_amount: true, spending_gift: 2, trouble: this.trouble }
  }

  private holder(card: Card): HolderView {
    if (card.known !== 'named') return { is: card.known }
    if (this.trouble) return { is: 'away' }
    const { name, code, note } = card
    return { is: 'known', name, phone: masked(card.phone), code, note }
  }

  view(card: Card): CardView {
    const { id, standing, opened, batch, successor } = card
    const sums = { principal: money(card.principal), gift: money(card.gift), total: money(totalOf(card)) }
    const over_limit = totalOf(card) > limitOf(card)
    return { card: id, number: String(id).padStart(6, '0'), holder: this.holder(card), named: card.known === 'named', standing, ...sums, opened, batch, successor, over_limit }
  }

  /** A card before and after so much came or went. */
  change(card: Card, principal: number, gift: number): CardChangeView {
    const [before, after] = [totalOf(card), totalOf(card) + principal + gift]
    const parts = { principal: delta(principal), gift: delta(gift), principal_after: money(card.principal + principal), gift_after: money(card.gift + gift) }
    return { card: card.id, number: String(card.id).padStart(6, '0'), before: money(before), after: money(after), ...parts }
  }

  private fits(card: Card, query: string): boolean {
    if (/^\d+$/.test(query)) return card.phone.endsWith(query) || card.code === query || card.phone === query || Number(query) === card.id
    return card.name.includes(query) || card.initials === query.toLowerCase()
  }

  list(query: string, order: MemberOrder, from: number, limit: number): MemberList {
    const text = query.trim()
    const found = (text ? this.all.filter((card) => this.fits(card, text)) : [...this.all]).sort(ORDERS[order])
    const shown = text ? found.slice(0, 50) : found
    return { cards: shown.slice(from, from + limit).map((card) => this.view(card)), total: shown.length, building: this.building }
  }

  statement(card: Card, beforeSeq: number | null): StatementView {
    const older = card.rows.filter((row) => beforeSeq === null || row.seq < beforeSeq)
    const rows = older.slice(0, STATEMENT).map((row) => ({
      seq: row.seq,
      n: 0,
      wall_ms: row.wall,
      kind: row.kind,
      principal: delta(row.principal),
      gift: delta(row.gift),
      principal_after: money(row.principalAfter),
      gift_after: money(row.giftAfter),
      sale: row.sale,
      staff: row.staff,
      note: row.note,
    }))
    return { card: this.view(card), rows, more: older.length > STATEMENT }
  }

  /** Why a holder cannot be put down like this. */
  private invalid(holder: HolderEdit, own: Card | null): string | null {
    if (holder.name.trim().length > 40) return 'HolderName'
    if (holder.phone && !holder.phone.includes(MASK) && !/^1[3-9]\d{9}$/.test(holder.phone)) return 'HolderPhone'
    if (holder.code && this.all.some((card) => card !== own && card.code === holder.code)) return 'CardNumberTaken'
    return null
  }

  private put(card: Card, holder: HolderEdit) {
    const { name, code, note } = holder
    const phone = holder.phone.includes(MASK) ? card.phone : holder.phone
    Object.assign(card, { name: name.trim(), code, note, phone, known: name.trim() || phone ? 'named' : 'nobody' })
  }

  open(holder: HolderEdit): string | null {
    const why = this.invalid(holder, null)
    if (why) return why
    const card = blankCard(this.next())
    this.put(card, holder)
    this.all.push(card)
    this.opened = card.id
    return null
  }

  rename(card: Card, holder: HolderEdit): string | null {
    if (card.known === 'forgotten') return 'HolderGone'
    const why = this.invalid(holder, card)
    if (!why) this.put(card, holder)
    return why
  }

  forget(card: Card): null {
    Object.assign(card, { known: 'forgotten', name: '', initials: '', phone: '', code: '', note: '' })
    return null
  }

  stand(card: Card, standing: Card['standing'], kind: string): null {
    card.standing = standing
    move(card, kind, 0, 0)
    return null
  }

  replace(card: Card, code: string): string | null {
    if (card.standing === 'closed') return 'CardClosed'
    if (code && this.byCode(code)) return 'CardNumberTaken'
    const fresh: Card = { ...card, id: this.next(), code, standing: 'active', principal: 0, gift: 0, rows: [] }
    move(fresh, 'replace_in', card.principal, card.gift)
    move(card, 'replace_out', -card.principal, -card.gift)
    Object.assign(card, { standing: 'closed', successor: fresh.id })
    this.all.push(fresh)
    this.opened = fresh.id
    return null
  }
}
