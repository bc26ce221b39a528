/** A pretend engine: the same pictures as the real one, from memory, for browsers and tests. */
import type { CaseAct } from '../bindings'
import { money, read, readWith } from './amount'
import { counted, left, refundParts, type Sale } from './book'
import { CardLane } from './cardlane'
import type { Result } from './lane'
import { casesOf, guestOf, pictureOf } from './pictures'
import { classify } from './props'
import { settle } from './settling'

const ENDED: string[] = ['paid', 'refunded', 'deposit_taken', 'deposit_settled']

export class DemoCounter extends CardLane {
  draft(seq: number, text: string) {
    if (seq < this.seq) return
    this.seq = seq
    this.text = text
    if (!text) return
    this.opened = null
    this.deposits.opened = null
    this.cards.opened = null
    const ended = ['paid', 'deposit_taken', 'deposit_settled', 'refunded', 'waiting', 'showing_code', 'refused'].includes(this.stage.is)
    if (ended && !(this.stage.is === 'refused' && this.sale && counted(this.sale) > 0)) {
      if (this.stage.is === 'refused' && this.sale) this.sale.state = 'abandoned'
      this.clear()
      this.text = text
    } else this.stage = this.held ? this.readyStage() : { is: 'amount' }
  }

  enter(line: string): Result {
    this.text = line
    const { stage } = this
    if (ENDED.includes(stage.is)) {
      this.clear()
      return null
    }
    if (this.deposits.on && !this.deposits.room) return 'RoomMissing'
    if (stage.is === 'waiting' || stage.is === 'showing_code') return this.askNow(stage.key)
    if (this.held) return this.pay(this.held.wallet, this.held.code)
    if (!this.sale) {
      const got = readWith(line, this.deposits.slash)
      if ('problem' in got) return got.problem
      const due = money(got.entry.due)
      const same = this.cases().filter((c) => c.kind === 'payment' && c.amount?.fen === due.fen)
      if (same.length) return this.ask({ is: 'same_amount', due, cases: same }, () => this.arm())
      if (got.entry.due >= 5_000_000)
        return this.ask({ is: 'unusual', due, usual: money(12_000) }, () => this.arm())
    }
    return this.arm()
  }

  protected arm(): Result {
    this.stage = { is: 'armed' }
    return null
  }

  scan(text: string, line: string): Result {
    const badge = this.people.scan(text)
    if (badge !== undefined) return badge
    if (this.question) return null
    this.text = line
    const what = classify(text)
    if (what.is === 'refused') return what.code
    if (what.is === 'slip') {
      const open = () => this.openSlip(text)
      const got = line ? read(line) : null
      if (got && 'entry' in got)
        return this.ask({ is: 'open_slip', slip: text, due: money(got.entry.due) }, open)
      return open()
    }
    if (this.stage.is === 'waiting' || this.stage.is === 'showing_code') return 'AttemptOpen'
    if (ENDED.includes(this.stage.is)) this.clear()
    if (what.is === 'member' && (this.cards.byCode(text) || text.length !== 18)) return this.scanCard(text)
    // nobody's here: the payment cloud may know it
    const wallet = what.is === 'member' ? 'online_card' : what.wallet
    if (this.deposits.on && !this.deposits.room) return 'RoomMissing'
    if (!this.sale && !this.text) {
      this.held = { wallet, code: text, until: Date.now() + 45_000 }
      this.stage = this.readyStage()
      return null
    }
    return this.pay(wallet, text)
  }

  openSlip(slip: string): Result {
    const held = this.deposits.all.find((one) => one.slip === slip)
    if (held) {
      this.deposits.opened = held.id
      return null
    }
    const sale = this.sales.find((one) => one.slip === slip)
    if (!sale) return 'SaleUnknown'
    this.opened = sale.id
    return null
  }

  askNow(key: string): Result {
    const attempt = this.tries.get(key)
    if (!attempt) return 'CaseUnknown'
    attempt.doubt ??= 'DoubtSilence'
    return null
  }

  giveBack(key: string): Result {
    const attempt = this.tries.get(key)
    if (!attempt) return 'CaseUnknown'
    attempt.givingBack = true
    if (this.frontKey() === key) this.stage = this.tryStage(attempt)
    this.later(1500, () => {
      this.tries.delete(key)
      attempt.sale.state = 'abandoned'
      if (this.frontKey() === key) this.clear()
    })
    return null
  }

  act(key: string, act: CaseAct): Result {
    if (act === 'ask_now') return this.askNow(key)
    if (act === 'give_back') return this.giveBack(key)
    if (act === 'resume') {
      const attempt = this.tries.get(key)
      const id = Number(key.replace('sale:', ''))
      const sale = attempt?.sale ?? this.sales.find((one) => one.id === id)
      if (!sale) return 'CaseUnknown'
      this.clear()
      this.sale = sale
      this.stage = attempt ? this.tryStage(attempt) : { is: 'armed' }
      return null
    }
    this.extraCases = this.extraCases.filter((one) => one.key !== key)
    return null
  }

  answer(id: number, yes: boolean): Result {
    if (this.question?.id !== id) return null
    const { then } = this.question
    this.question = null
    if (yes) return then()
    this.held = null
    return null
  }

  dismiss(): Result {
    if (this.question) {
      this.question = null
      return null
    }
    if (this.opened !== null) {
      this.opened = null
      return null
    }
    if (this.deposits.opened !== null) {
      this.deposits.opened = null
      return null
    }
    if (this.cards.opened !== null) {
      this.cards.opened = null
      return null
    }
    if (this.stage.is === 'amount' && !this.text && !this.sale && this.leaveDeposits()) return null
    if (this.stage.is === 'armed' && !this.sale) {
      this.stage = { is: 'amount' }
      return null
    }
    const sale = this.sale
    if (sale?.topUp && counted(sale) === 0) {
      const { card } = sale.topUp
      sale.state = 'abandoned'
      this.clear()
      this.cards.opened = card
      return null
    }
    const open = ['armed', 'amount', 'refused'].includes(this.stage.is)
    if (sale && open && counted(sale) > 0)
      return this.ask({ is: 'give_up_sale', counted: money(counted(sale)) }, () => {
        sale.state = 'abandoned'
        this.clear()
        return null
      })
    if (sale && open) sale.state = 'abandoned'
    this.clear()
    return null
  }

  /** One step out of deposits. */
  private leaveDeposits(): boolean {
    const { deposits } = this
    if (deposits.room) {
      deposits.room = null
      return true
    }
    const left = deposits.on && deposits.work !== 'deposit_only'
    if (left) deposits.on = false
    return left
  }

  depositsOn(on: boolean): Result {
    if (on && this.deposits.work === 'cashier_only') return 'DepositsOff'
    if (!on && this.deposits.work === 'deposit_only') return 'DepositsOnly'
    this.clear()
    this.deposits.on = on
    this.deposits.room = null
    return null
  }

  takeRoom(room: string, name: string): Result {
    if (room.length > 10) return 'RoomTooLong'
    if (ENDED.includes(this.stage.is)) this.clear()
    this.deposits.room = room ? { room, name } : null
    if (room) this.deposits.on = true
    return null
  }

  settleDeposit(ids: number[], consume: string, keepRest: boolean): Result {
    const got = settle(this.deposits, ids, consume, keepRest)
    if (typeof got === 'string') return got
    this.clear()
    this.stage = { is: 'deposit_settled', ...got.view }
    if (!this.networkUp) return null
    this.later(600, () => {
      const view = got.decide(true)
      if (this.stage.is === 'deposit_settled') this.stage = { is: 'deposit_settled', ...view }
    })
    return null
  }

  hold(): Result {
    if (this.stage.is === 'waiting' || this.stage.is === 'showing_code') return 'AttemptOpen'
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    this.aside.push(sale)
    this.clear()
    return null
  }

  recall(id: number): Result {
    const sale = this.aside.find((one) => one.id === id)
    if (!sale) return 'NothingHeld'
    this.aside = this.aside.filter((one) => one !== sale)
    this.clear()
    this.sale = sale
    this.stage = { is: 'armed' }
    return null
  }

  refund(id: number, amount: string): Result {
    const sale = this.sales.find((one) => one.id === id)
    if (!sale) return 'SaleUnknown'
    const fen = this.refundAmount(sale, amount)
    if (typeof fen === 'string') return fen
    for (const part of refundParts(sale, fen)) {
      this.numbers += 1
      const no = `13000052${String(this.numbers).padStart(18, '0')}`
      sale.refunds.push({ no, fen: part.amount.fen, phase: 'done', source: part.source })
    }
    this.refundCards(sale, fen)
    this.clear()
    this.stage = { is: 'refunded', amount: money(fen), arrived: true }
    this.said.push(`退款${money(fen).text}元`)
    return null
  }

  /** What a refund would give back, for the limits of rights. */
  refundFen(id: number, amount: string): number {
    const sale = this.sales.find((one) => one.id === id)
    const fen = sale ? this.refundAmount(sale, amount) : 0
    return typeof fen === 'string' ? 0 : fen
  }

  refundAmount(sale: Sale, amount: string): number | string {
    if (left(sale) === 0) return sale.state === 'settled' ? 'RefundNothingLeft' : 'SaleNotSettled'
    const got = amount ? read(amount) : null
    if (got && 'problem' in got) return got.problem
    const fen = got ? got.entry.due : left(sale)
    return fen > left(sale) ? 'RefundTooMuch' : fen
  }

  cases() {
    return casesOf(this)
  }

  picture() {
    return pictureOf(this, this.pictures)
  }

  guest() {
    return guestOf(this)
  }
}
