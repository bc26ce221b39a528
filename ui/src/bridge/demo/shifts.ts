/** The demo's shifts: float, cash moves, the count, the handover and the reports. */
import type {
  CashReasonView,
  CashWayView,
  DifferenceReasonView,
  FigureLine,
  FigureView,
  MethodView,
  PersonView,
  ScopeView,
  ShiftView,
  SuspectView,
} from '../bindings'
import type { Answer } from '../host'
import { money, read } from './amount'
import { line, postingsOf, signed } from './figures'
import { no, ok } from './fitting'
import { personOf } from './folk'
import type { Lane, Result } from './lane'
import type { DemoPeople } from './people'
import { SHOP } from './props'
import { DemoReports } from './reports'

export interface Shift {
  id: number
  owner: PersonView
  opened: number
  closed: number | null
  float: number
  count: number | null
  expected: number
  reason: DifferenceReasonView | null
  note: string
  slip: string | null
  moves: { way: CashWayView; fen: number }[]
}

/** A shift is forgotten after so long, in ms. */
const FORGOTTEN_MS = 16 * 3_600_000

export class DemoShifts {
  open: Shift | null = null
  past: Shift[] = []
  /** What the last count left in the drawer, in fen. */
  left = 50_000
  /** How often the drawer was opened by hand. */
  kicks: Partial<Record<'cash' | 'change' | 'count' | 'mistake' | 'other', number>> = {}

  constructor(
    private readonly counter: Lane,
    private readonly people: DemoPeople,
  ) {
    people.owner = () => this.open?.owner.id ?? null
  }

  private person(): PersonView {
    return this.people.here ? personOf(this.people.here) : { id: '1', name: SHOP.staff, role: 'clerk' }
  }

  /** A shift as it stands, `ago` ms old. */
  begin(owner: PersonView, float: number, ago = 0): Shift {
    const id = this.past.length + 7
    this.open = { id, owner, opened: Date.now() - ago, closed: null, float, count: null, expected: 0, reason: null, note: '', slip: null, moves: [] }
    return this.open
  }

  postings = () => postingsOf(this.counter.sales.filter((sale) => sale.state === 'settled'), this.open?.owner.name ?? this.person().name)

  private moved = (shift: Shift, way: CashWayView) => shift.moves.filter((move) => move.way === way).reduce((sum, move) => sum + move.fen, 0)

  /** The cash block, the float first, the difference last. */
  cashOf(shift: Shift): FigureLine[] {
    const rows = this.postings().filter((row) => row.method === 'cash')
    const sum = (figure: string) => rows.filter((row) => row.figure === figure).reduce((total, row) => total + row.fen, 0)
    const sales = sum('trade')
    const refunds = sum('refund')
    const [dropped, paid_in, paid_out] = [this.moved(shift, 'drop'), this.moved(shift, 'pay_in'), this.moved(shift, 'pay_out')]
    const expected = shift.float + sales - refunds + paid_in - paid_out - dropped
    const lines = [
      line('cash_float', shift.float),
      line('cash_sales', sales),
      line('cash_refunds', refunds),
      line('cash_deposits_in', 0),
      line('cash_deposits_out', 0),
      line('cash_paid_in', paid_in),
      line('cash_paid_out', paid_out),
      line('cash_dropped', dropped),
      line('cash_expected', shift.count === null ? expected : shift.expected),
    ]
    return shift.count === null ? lines : [...lines, line('cash_difference', shift.count - shift.expected)]
  }

  private expected = (shift: Shift) => this.cashOf(shift).find((one) => one.figure === 'cash_expected')?.amount.fen ?? 0
  blind = (shift: Shift) => shift.count === null && !this.people.rights().includes('see_expected')

  private suspects(shift: Shift): SuspectView[] {
    const out: SuspectView[] = []
    const back = this.postings().filter((row) => row.method === 'cash' && row.figure === 'refund')
    if (back.length) out.push({ name: 'cash_refunds', count: back.length, amount: money(back.reduce((sum, row) => sum + row.fen, 0)) })
    const opened = Object.entries(this.kicks).reduce((sum, [reason, times]) => (reason === 'cash' ? sum : sum + times), 0)
    if (opened) out.push({ name: 'drawer_opened', count: opened, amount: null })
    if (this.counter.extraCases.length) out.push({ name: 'open_cases', count: this.counter.extraCases.length, amount: money(6600) })
    return shift.count === null ? [] : out
  }

  view(): ShiftView | null {
    const { open } = this
    if (!open) return null
    const { id, owner, opened, count } = open
    return {
      id,
      owner,
      opened_ms: opened,
      state: count === null ? 'open' : 'counted',
      float: money(open.float),
      own: owner.id === this.person().id,
      forgotten: Date.now() - opened > FORGOTTEN_MS,
      expected: this.blind(open) ? null : signed(count === null ? this.expected(open) : open.expected),
      counted: count === null ? null : money(count),
      difference: count === null ? null : signed(count - open.expected),
      suspects: this.suspects(open),
    }
  }

  start(float: string): Result {
    if (this.open) return 'ShiftOpen'
    const got = float ? read(float) : null
    if (got && 'problem' in got) return got.problem
    this.begin(this.person(), got ? got.entry.due : this.left)
    this.kicks = {}
    return null
  }

  move(way: CashWayView, amount: string, reason: CashReasonView, note: string): Result {
    const { open } = this
    if (!open) return 'ShiftNone'
    if (open.count !== null) return 'ShiftCounted'
    const got = read(amount)
    if ('problem' in got) return got.problem
    if (reason === 'other' && !note) return 'ReasonMissing'
    const fen = got.entry.due
    return this.people.gate('MoveCash', fen, () => {
      if (way !== 'pay_in' && fen > this.expected(open)) return 'DrawerTooLittle'
      open.moves.push({ way, fen })
      return null
    })
  }

  private ending(work: (shift: Shift) => Result): Result {
    const { open } = this
    if (!open) return 'ShiftNone'
    return this.people.gate(open.owner.id === this.person().id ? 'EndShift' : 'EndOthersShift', null, () => work(open))
  }

  count(notes: [number, number][], sum: string): Result {
    const got = notes.length || sum === '0' ? null : read(sum)
    if (got && 'problem' in got) return 'CountUnreadable'
    const fen = got ? got.entry.due : notes.reduce((total, [note, pieces]) => total + note * pieces, 0)
    return this.ending((shift) => {
      shift.expected = this.expected({ ...shift, count: null })
      shift.count = fen
      return null
    })
  }

  close(reason: DifferenceReasonView | null, note: string): Result {
    if (this.open?.count === null) return 'ShiftNotCounted'
    return this.ending((shift) => {
      if (shift.count !== shift.expected && !reason) return 'DifferenceNeedsReason'
      Object.assign(shift, { closed: Date.now(), reason, note, slip: `80001123${String(90 + shift.id).padStart(8, '0')}` })
      this.past.unshift(shift)
      this.left = shift.count ?? 0
      this.open = null
      // The next person begins with a badge or a PIN.
      return this.people.lock()
    })
  }
}

/** The shifts' commands as a host. */
export function shiftsHost(shifts: DemoShifts, people: DemoPeople, counter: Lane) {
  const command = (work: () => Result): Promise<Answer<null>> => {
    const refusal = counter.run(work)
    return refusal ? no(refusal) : ok(null)
  }
  const reports = new DemoReports(shifts, counter)
  /** One's own shift is everybody's to see. */
  const may = (scope: ScopeView | null) => {
    const own = scope?.is === 'current' || (scope?.is === 'shift' && scope.id === shifts.open?.id)
    return own || people.rights().includes('see_reports')
  }
  const seen = <T>(scope: ScopeView | null, found: () => T | null): Promise<Answer<T>> => {
    if (!may(scope)) return no('RightMissing')
    const data = found()
    return data === null ? no('ReportUnknown') : ok(structuredClone(data))
  }
  return {
    startShift: (float: string) => command(() => people.gate('StartShift', null, () => shifts.start(float))),
    moveCash: (way: CashWayView, amount: string, reason: CashReasonView, note: string) => command(() => shifts.move(way, amount, reason, note)),
    countShift: (notes: [number, number][], sum: string) => command(() => shifts.count(notes, sum)),
    closeShift: (reason: DifferenceReasonView | null, note: string, _next: string | null) => command(() => shifts.close(reason, note)),
    printReport: (scope: ScopeView) => (may(scope) ? ok(null) : no<null>('RightMissing')),
    report: (scope: ScopeView) => seen(scope, () => reports.report(scope)),
    figure: (scope: ScopeView, figure: FigureView, method: MethodView | null) => seen(scope, () => reports.figure(scope, figure, method)),
    shiftHistory: () => seen(null, () => reports.history()),
    reportPdf: (scope: ScopeView) => seen(scope, () => (reports.report(scope) ? '/home/qiantai/reports/1a2b3c4d-118.pdf' : null)),
  }
}
