/** A pretend engine: the same pictures as the real one, from memory, for browsers and tests. */
import type {
  Ask,
  CaseAct,
  CaseView,
  CounterView,
  RecordView,
  Stage,
  TenderView,
  WalletView,
} from '../bindings'
import type { Script } from '../host'
import { type Entry, money, read } from './amount'
import { type Sale, counted, left, refundParts, rest } from './book'
import { casesOf, guestOf, pictureOf } from './pictures'
import { DEVICES, classify, seedSales } from './props'

export interface Try {
  key: string
  sale: Sale
  wallet: WalletView
  fen: number
  since: number
  patience: number
  doubt: string | null
  givingBack: boolean
  shown: string | null
  isShown: boolean
}
type Result = string | null

export class DemoCounter {
  sales: Sale[] = seedSales()
  tries = new Map<string, Try>()
  /** What a code will do; codes that nobody set up pay at once. */
  scripts = new Map<string, Script>()
  stage: Stage = { is: 'amount' }
  text = ''
  seq = 0
  sale: Sale | null = null
  held: { wallet: WalletView; code: string; until: number } | null = null
  question: { id: number; ask: Ask; then: () => Result } | null = null
  notice: CounterView['notice'] = null
  mode: CounterView['mode'] = 'practice'
  opened: number | null = null
  devices = DEVICES.map((device) => ({ ...device }))
  extraCases: CaseView[] = []
  said: string[] = []
  kicks = 0
  networkUp = true
  onChange: () => void = () => undefined
  private pictures = 0
  private numbers = 100
  private questions = 0

  /** `pace` stretches or shrinks every wait; tests use a small one. */
  constructor(private readonly pace = 1) {}

  private later(ms: number, work: () => void) {
    setTimeout(() => {
      work()
      this.changed()
    }, ms * this.pace)
  }

  changed() {
    this.pictures += 1
    this.onChange()
  }

  /** Runs a command and reports its refusal as the engine does. */
  run(work: () => Result): Result {
    const refusal = work()
    if (refusal) this.notice = { seq: this.pictures + 1, code: refusal }
    this.changed()
    return refusal
  }

  private clear() {
    this.text = ''
    this.stage = { is: 'amount' }
    this.sale = null
    this.held = null
    this.question = null
    this.opened = null
  }

  ask(ask: Ask, then: () => Result): Result {
    this.questions += 1
    this.question = { id: this.questions, ask, then }
    return null
  }

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

  readyStage(): Stage {
    const held = this.held
    if (!held) return { is: 'amount' }
    return { is: 'code_ready', wallet: held.wallet, left_ms: Math.max(0, held.until - Date.now()) }
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

  private arm(): Result {
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

  private entry(): Entry | string {
    const got = read(this.text)
    return 'problem' in got ? got.problem : got.entry
  }

  /** The open sale, or one made of the amount line. */
  private begin(): Sale | string {
    if (this.sale) return this.sale
    const entry = this.entry()
    if (typeof entry === 'string') return entry
    this.numbers += 1
    this.sale = {
      id: this.numbers,
      slip: '',
      wall: Date.now(),
      entry,
      state: 'open',
      parts: [],
      tries: [],
      refunds: [],
    }
    this.sales.unshift(this.sale)
    return this.sale
  }

  private pay(wallet: WalletView, code: string): Result {
    const entry = this.sale?.entry ?? this.entry()
    if (typeof entry === 'string') return entry
    if (wallet === 'wechat' && entry.undiscountable > 0)
      return this.ask({ is: 'drop_undiscountable', part: money(entry.undiscountable) }, () => {
        entry.undiscountable = 0
        this.text = this.text.replace(/\/.*$/, '')
        return this.pay(wallet, code)
      })
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    this.held = null
    const attempt = this.attempt(sale, wallet, false)
    this.follow(attempt, this.scripts.get(code) ?? 'pays_at_once')
    return null
  }

  private attempt(sale: Sale, wallet: WalletView, isShown: boolean): Try {
    this.numbers += 1
    const no = `13000052${String(this.numbers).padStart(18, '0')}`
    const attempt: Try = {
      key: `pay:${no}`,
      sale,
      wallet,
      fen: rest(sale),
      since: Date.now(),
      patience: isShown ? 120_000 : 45_000,
      doubt: isShown ? 'DoubtScanning' : null,
      givingBack: false,
      shown: null,
      isShown,
    }
    this.tries.set(attempt.key, attempt)
    this.text = ''
    this.stage = this.tryStage(attempt)
    return attempt
  }

  tryStage(attempt: Try): Stage {
    const { key, wallet } = attempt
    const age_ms = Date.now() - attempt.since
    const amount = money(attempt.fen)
    const left_ms = Math.max(0, attempt.patience - age_ms)
    if (attempt.isShown) return { is: 'showing_code', key, wallet, amount, code: attempt.shown, left_ms }
    const { doubt, givingBack: giving_back } = attempt
    return { is: 'waiting', key, wallet, amount, doubt, age_ms, left_ms, giving_back, can_reverse: true }
  }

  private follow(attempt: Try, script: Script) {
    const paid = () => this.paid(attempt)
    const doubt = (code: string) => () => {
      if (this.tries.has(attempt.key)) attempt.doubt = code
    }
    if (!this.networkUp) return this.later(5000, doubt('DoubtSilence'))
    switch (script) {
      case 'pays_at_once':
      case 'answers_twice':
        return this.later(400, paid)
      case 'types_password':
        this.later(300, doubt('DoubtTyping'))
        return this.later(9000, paid)
      case 'no_money':
        return this.later(400, () => this.refused(attempt, 'PayBalance'))
      case 'code_expired':
        return this.later(400, () => this.refused(attempt, 'PayCodeExpired'))
      case 'answers_late':
        this.later(5000, doubt('DoubtSilence'))
        return this.later(12_000, paid)
      default:
        return this.later(5000, doubt('DoubtSilence'))
    }
  }

  paid(attempt: Try) {
    if (!this.tries.delete(attempt.key)) return
    const { sale, wallet } = attempt
    const fen = attempt.fen
    const guest_paid = fen > 10_000 ? money(fen - 300) : null
    const tender: TenderView = { is: 'wallet', wallet, amount: money(fen), guest_paid, state: 'paid' }
    sale.parts.push({ tender, fen })
    sale.tries.push({ no: attempt.key.slice(4), wallet, fen, phase: 'paid', why: null })
    this.said.push(`${wallet === 'wechat' ? '微信' : '支付宝'}收款${money(fen).text}元`)
    const inFront = 'key' in this.stage && this.stage.key === attempt.key
    this.settle(sale, null, inFront)
  }

  private refused(attempt: Try, card: string) {
    if (!this.tries.delete(attempt.key)) return
    const { sale, wallet, fen } = attempt
    sale.tries.push({ no: attempt.key.slice(4), wallet, fen, phase: 'refused', why: card })
    this.said.push('未付款，请换一种方式')
    if ('key' in this.stage && this.stage.key === attempt.key)
      this.stage = { is: 'refused', card, wallet, amount: money(fen) }
  }

  /** Ends a sale whose parts cover it; a part leaves it open on the main screen. */
  private settle(sale: Sale, change: number | null, inFront: boolean) {
    if (rest(sale) > 0) {
      this.text = ''
      if (inFront) this.stage = { is: 'armed' }
      return
    }
    this.numbers += 1
    sale.state = 'settled'
    sale.slip = `80001123${String(this.numbers).padStart(8, '0')}`
    if (!inFront) return
    this.clear()
    this.stage = {
      is: 'paid',
      amount: money(sale.entry.due),
      tenders: sale.parts.map((part) => part.tender),
      change: change === null ? null : money(change),
      slip: sale.slip,
      late: false,
    }
  }

  cash(received: string): Result {
    const got = received ? read(received) : null
    if (got && 'problem' in got) return 'CashUnreadable'
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const asked = rest(sale)
    const given = got ? got.entry.due : asked
    const fen = Math.min(given, asked)
    const change = given - fen
    sale.parts.push({
      tender: { is: 'cash', amount: money(fen), received: money(given), change: money(change) },
      fen,
    })
    this.kicks += 1
    this.said.push(change > 0 ? `现金收款${money(given).text}元，找零${money(change).text}元` : '现金收款')
    this.settle(sale, change, true)
    return null
  }

  record(kind: RecordView, amount: string, reference: string): Result {
    const got = amount ? read(amount) : null
    if (got && 'problem' in got) return got.problem
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const fen = Math.min(got ? got.entry.due : rest(sale), rest(sale))
    sale.parts.push({ tender: { is: 'record', kind, amount: money(fen), reference }, fen })
    this.settle(sale, null, true)
    return null
  }

  showCode(wallet: WalletView): Result {
    if (!this.networkUp) return 'CloudAway'
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const attempt = this.attempt(sale, wallet, true)
    this.later(300, () => {
      attempt.shown = wallet === 'wechat' ? 'weixin://wxpay/bizpayurl?pr=demo8Qx2' : 'https://qr.alipay.com/demo8qx2'
      if ('key' in this.stage && this.stage.key === attempt.key) this.stage = this.tryStage(attempt)
    })
    return null
  }

  phonePays(): Result {
    const attempt = [...this.tries.values()].find((one) => one.isShown && one.shown)
    if (attempt) this.paid(attempt)
    return null
  }

  kick(): Result {
    this.kicks += 1
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
    if ('key' in this.stage && this.stage.key === key) this.stage = this.tryStage(attempt)
    this.later(1500, () => {
      this.tries.delete(key)
      attempt.sale.state = 'abandoned'
      if ('key' in this.stage && this.stage.key === key) this.clear()
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
