/** The demo's lane: what stands in front of the cashier, and the plain moves on it. */
import type { Ask, CaseView, CounterView, Stage, WalletView } from '../bindings'
import type { Script } from '../host'
import { type Entry, money, readWith } from './amount'
import { type Sale, rest } from './book'
import { DemoCards } from './cards'
import { DemoDeposits } from './deposits'
import { DemoPeople } from './people'
import { DEVICES, seedSales } from './props'
import { DemoShifts } from './shifts'

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
  /** The room of a deposit. */
  room: string | null
}
export type Result = string | null

export class Lane {
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
  /** The open camera, until its time is over. */
  eye: { by_itself: boolean; until: number } | null = null
  /** What was tried on the devices page. */
  tried: string[] = []
  networkUp = true
  deposits = new DemoDeposits()
  cards = new DemoCards()
  /** Sales put aside. */
  aside: Sale[] = []
  people = new DemoPeople(this)
  shifts = new DemoShifts(this, this.people)
  onChange: () => void = () => undefined
  protected pictures = 0
  protected numbers = 100
  protected questions = 0

  /** `pace` stretches or shrinks every wait; tests use a small one. */
  constructor(protected readonly pace = 1) {}

  protected later(ms: number, work: () => void) {
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

  protected clear() {
    this.text = ''
    this.stage = { is: 'amount' }
    this.sale = null
    this.held = null
    this.question = null
    this.opened = null
    this.deposits.opened = null
    this.cards.opened = null
  }

  ask(ask: Ask, then: () => Result): Result {
    this.questions += 1
    this.question = { id: this.questions, ask, then }
    return null
  }

  /** The case on the main screen. */
  frontKey(): string {
    const { stage } = this
    return stage.is === 'waiting' || stage.is === 'showing_code' ? stage.key : ''
  }

  readyStage(): Stage {
    const held = this.held
    if (!held) return { is: 'amount' }
    return { is: 'code_ready', wallet: held.wallet, left_ms: Math.max(0, held.until - Date.now()) }
  }

  tryStage(attempt: Try): Stage {
    const { key, wallet } = attempt
    const age_ms = Date.now() - attempt.since
    const amount = money(attempt.fen)
    const left_ms = Math.max(0, attempt.patience - age_ms)
    if (attempt.isShown) return { is: 'showing_code', key, wallet, amount, code: attempt.shown, left_ms, room: attempt.room }
    const { doubt, givingBack: giving_back } = attempt
    return { is: 'waiting', key, wallet, amount, doubt, age_ms, left_ms, giving_back, can_reverse: true, room: attempt.room }
  }

  protected entry(): Entry | string {
    const got = readWith(this.text, this.deposits.slash)
    return 'problem' in got ? got.problem : got.entry
  }

  /** The open sale, or one made of the amount line. */
  protected begin(): Sale | string {
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
    const { room } = this.deposits
    if (room) this.sale.room = room.room
    else this.sales.unshift(this.sale)
    return this.sale
  }

  protected attempt(sale: Sale, wallet: WalletView, isShown: boolean): Try {
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
      room: sale.room ?? null,
    }
    this.tries.set(attempt.key, attempt)
    this.text = ''
    this.stage = this.tryStage(attempt)
    return attempt
  }
}
