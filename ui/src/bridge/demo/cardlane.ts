/** How the demo's lane pays by card, loads cards, and takes it back. */
import type { CardChangeView, ClosePreview, SpendPreview, TopUpPreview, UnloadView } from '../bindings'
import { lineView, money, read } from './amount'
import { type Sale, rest } from './book'
import { limitOf, tierOf, totalOf } from './cards'
import { type Card, move } from './cardseeds'
import type { Result } from './lane'
import { Takings } from './takings'

/** Most that goes out in notes, in fen. */
const CASH_BACK = 10_000

export class CardLane extends Takings {
  protected scanCard(code: string): Result {
    const card = this.cards.byCode(code)
    if (!card) return 'CardUnknown'
    if (this.sale || this.text) return this.payByCard(card.id, '')
    this.cards.opened = card.id
    return null
  }

  showMember(id: number | null): Result {
    if (id !== null && !this.cards.find(id)) return 'CardUnknown'
    this.cards.opened = id
    return null
  }

  private standing(card: Card): Result {
    return card.standing === 'lost' ? 'CardLost' : card.standing === 'closed' ? 'CardClosed' : null
  }

  private spendOf(card: Card, fen: number) {
    const gift = Math.min(card.gift, fen)
    const principal = Math.min(card.principal, fen - gift)
    return { principal, gift, earned: Math.floor((principal * 2) / 100) }
  }

  spendPreview(card: Card): SpendPreview {
    const due = this.sale ? rest(this.sale) : (lineView(0, this.text).due?.fen ?? 0)
    const { principal, gift, earned } = this.spendOf(card, due)
    const problem = this.standing(card) ?? (due === 0 ? 'AmountEmpty' : totalOf(card) === 0 ? 'NothingOnCard' : null)
    const after = totalOf(card) - principal - gift + earned
    return { card: this.cards.view(card), due: money(due), principal: money(principal), gift: money(gift), earned: money(earned), rest: money(due - principal - gift), after: money(after), problem }
  }

  payByCard(id: number, amount: string): Result {
    const card = this.cards.find(id)
    if (!card) return 'CardUnknown'
    if (this.sale?.topUp) return 'CardByCard'
    const entry = this.sale ? null : this.entry()
    if (typeof entry === 'string') return entry
    const due = this.sale ? rest(this.sale) : (entry?.due ?? 0)
    const got = amount ? read(amount) : null
    if (got && 'problem' in got) return got.problem
    const wanted = Math.min(got ? got.entry.due : due, due)
    const why = this.standing(card) ?? (totalOf(card) === 0 ? 'NothingOnCard' : null)
    if (why) return why
    if (got && wanted > totalOf(card)) return 'BalanceTooLow'
    if (wanted <= totalOf(card)) return this.spend(card, wanted)
    const part = totalOf(card)
    return this.ask({ is: 'part_by_card', card: this.cards.view(card), part: money(part), rest: money(due - part) }, () => this.spend(card, part))
  }

  private spend(card: Card, fen: number): Result {
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const { principal, gift, earned } = this.spendOf(card, fen)
    sale.cards = [...(sale.cards ?? []), this.cards.change(card, -principal, earned - gift)]
    move(card, 'spend', -principal, -gift, { sale: sale.id })
    if (earned > 0) move(card, 'spend_gift', 0, earned, { sale: sale.id })
    sale.parts.push({ tender: { is: 'member', card: card.id, amount: money(fen), principal: money(principal), gift: money(gift) }, fen })
    this.said.push(`会员卡收款${money(fen).text}元`)
    this.settle(sale, null, true)
    return null
  }

  keepChange(id: number): Result {
    const card = this.cards.find(id)
    const { stage } = this
    if (!card) return 'CardUnknown'
    if (stage.is !== 'paid' || !stage.change) return 'SaleNotOpen'
    const { change } = stage
    const why = this.standing(card)
    if (why) return why
    const put = this.cards.change(card, change.fen, 0)
    return this.ask({ is: 'keep_change', card: this.cards.view(card), change, after: put.after }, () => {
      move(card, 'small_change', change.fen, 0)
      if (this.stage.is === 'paid') this.stage = { ...this.stage, change: null, cards: [...this.stage.cards, put] }
      return null
    })
  }

  topUpPreview(card: Card, tier: number | null, amount: string): TopUpPreview {
    const fixed = tier === null ? null : tierOf(tier)
    const got = fixed ? null : read(amount)
    const fen = fixed?.amount.fen ?? (got && 'entry' in got ? got.entry.due : 0)
    const equal = [1, 2, 3, 4].map(tierOf).find((one) => one?.amount.fen === fen)
    const gift = (fixed ?? equal)?.gift.fen ?? 0
    const hint = gift ? null : ([2, 3, 4].map(tierOf).find((one) => one && one.amount.fen > fen) ?? null)
    const over = totalOf(card) + fen + gift > limitOf(card) ? (card.known === 'named' ? 'CardOverLimit' : 'CardNameNeeded') : null
    const problem = got && 'problem' in got ? got.problem : (this.standing(card) ?? over)
    const { before, after } = this.cards.change(card, fen, gift)
    return { amount: money(fen), gift: money(gift), before, after, hint, problem }
  }

  topUp(id: number, tier: number | null, amount: string): Result {
    const card = this.cards.find(id)
    if (!card) return 'CardUnknown'
    if (this.sale || this.frontKey()) return 'AttemptOpen'
    const { problem, amount: due, gift } = this.topUpPreview(card, tier, amount)
    if (problem) return problem
    this.clear()
    this.text = money(due.fen).text.replaceAll(',', '')
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    this.text = ''
    sale.topUp = { card: id, gift: gift.fen }
    this.stage = { is: 'armed' }
    return null
  }

  adjust(card: Card, part: 'principal' | 'gift', amount: string, reason: string): Result {
    if (!reason.trim()) return 'ReasonMissing'
    const got = read(amount.replace(/^[+-]/, ''))
    if ('problem' in got) return got.problem
    const fen = amount.startsWith('-') ? -got.entry.due : got.entry.due
    if (card[part] + fen < 0) return 'BalanceTooLow'
    move(card, 'adjust', part === 'principal' ? fen : 0, part === 'gift' ? fen : 0, { note: reason })
    return null
  }

  transfer(from: Card, to: Card, amount: string, agreed: boolean): Result {
    if (from === to) return 'CardSame'
    const why = this.standing(from) ?? this.standing(to)
    if (why) return why
    if (!agreed) return 'ReasonMissing'
    const got = amount ? read(amount) : null
    if (got && 'problem' in got) return got.problem
    const fen = got ? got.entry.due : totalOf(from)
    if (fen === 0) return 'NothingOnCard'
    if (fen > totalOf(from)) return 'BalanceTooLow'
    const principal = Math.min(fen, from.principal)
    move(from, 'card_out', -principal, principal - fen)
    move(to, 'card_in', principal, fen - principal)
    return null
  }

  closePreview(card: Card): ClosePreview {
    const problem = card.standing === 'closed' ? 'CardClosed' : null
    return { card: this.cards.view(card), paid_out: money(card.principal), expired: money(card.gift), in_cash: card.principal <= CASH_BACK, cash_back: money(CASH_BACK), problem }
  }

  closeCard(card: Card, payOut: 'cash' | 'bank'): Result {
    if (card.standing === 'closed') return 'CardClosed'
    if (payOut === 'cash' && card.principal > CASH_BACK) return 'CashBackTooMuch'
    if (payOut === 'cash') this.kicks += 1
    move(card, 'close', -card.principal, -card.gift)
    card.standing = 'closed'
    return null
  }

  /** What refunding so much of a top-up does: its gift goes back first. */
  unloadOf(sale: Sale, fen: number): UnloadView | null {
    const card = sale.topUp && this.cards.find(sale.topUp.card)
    if (!sale.topUp || !card) return null
    const gift = Math.min(sale.topUp.gift, card.gift)
    const withheld = sale.topUp.gift - gift
    const change = this.cards.change(card, -fen, -gift)
    return { change, gift: money(gift), withheld: money(withheld), forgiven: money(0), paid_out: money(fen - withheld) }
  }

  /** What a refund puts back onto the cards that paid. */
  returnsOf(sale: Sale, fen: number): CardChangeView[] {
    const unload = this.unloadOf(sale, fen)
    if (unload) return [unload.change]
    return sale.parts.flatMap(({ tender, fen: part }) => {
      const card = tender.is === 'member' ? this.cards.find(tender.card) : undefined
      if (tender.is !== 'member' || !card) return []
      const back = Math.min(part, fen)
      const principal = Math.min(back, tender.principal.fen)
      return [this.cards.change(card, principal, back - principal)]
    })
  }

  protected refundCards(sale: Sale, fen: number) {
    for (const change of this.returnsOf(sale, fen)) {
      const card = this.cards.find(change.card)
      if (card) move(card, sale.topUp ? 'top_up_refund' : 'give_back', change.principal.fen, change.gift.fen, { sale: sale.id })
    }
  }
}
