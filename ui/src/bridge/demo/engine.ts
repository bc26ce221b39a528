/** A pretend engine: the same pictures as the real one, from memory, for browsers and tests. */
import type { CaseAct } from '../bindings'
import { money, read } from './amount'
import { counted, left, refundParts, type Sale } from './book'
import type { Result } from './lane'
import { casesOf, guestOf, pictureOf } from './pictures'
import { classify } from './props'
import { Takings } from './takings'

export class DemoCounter extends Takings {
  draft(seq: number, text: string) {
    if (seq < this.seq) return
    this.seq = seq
    this.text = text
    if (!text) return
    this.opened = null
    const ended = ['paid', 'refunded', 'waiting', 'showing_code', 'refused'].includes(this.stage.is)
    if (ended && !(this.stage.is === 'refused' && this.sale && counted(this.sale) > 0)) {
      if (this.stage.is === 'refused' && this.sale) this.sale.state = 'abandoned'
      this.clear()
      this.text = text
    } else this.stage = this.held ? this.readyStage() : { is: 'amount' }
  }

  enter(line: string): Result {
    this.text = line
    const { stage } = this
    if (stage.is === 'paid' || stage.is === 'refunded') {
      this.clear()
      return null
    }
    if (stage.is === 'waiting' || stage.is === 'showing_code') return this.askNow(stage.key)
    if (this.held) return this.pay(this.held.wallet, this.held.code)
    if (!this.sale) {
      const got = read(line)
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
    if (this.stage.is === 'paid' || this.stage.is === 'refunded') this.clear()
    if (!this.sale && !this.text) {
      this.held = { wallet: what.wallet, code: text, until: Date.now() + 45_000 }
      this.stage = this.readyStage()
      return null
    }
    return this.pay(what.wallet, text)
  }

  openSlip(slip: string): Result {
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
    if (this.stage.is === 'armed' && !this.sale) {
      this.stage = { is: 'amount' }
      return null
    }
    const sale = this.sale
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
    this.clear()
    this.stage = { is: 'refunded', amount: money(fen), arrived: true }
    this.said.push(`退款${money(fen).text}元`)
    return null
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
