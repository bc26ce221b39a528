/** The demo's reports: of a shift, of today, of yesterday. */
import type { FigureDetail, FigureLine, FigureView, MethodView, ReportView, ScopeView, ShiftRow } from '../bindings'
import { money } from './amount'
import { METHODS, PARTS, depositLines, figuresOf, line, rowsOf, signed } from './figures'
import type { Lane } from './lane'
import { SHOP } from './props'
import type { DemoShifts, Shift } from './shifts'

export class DemoReports {
  constructor(
    private readonly shifts: DemoShifts,
    private readonly counter: Lane,
  ) {}

  private shiftOf(scope: ScopeView): Shift | null {
    if (scope.is === 'current') return this.shifts.open ?? this.shifts.past[0] ?? null
    return scope.is === 'shift' ? ([this.shifts.open, ...this.shifts.past].find((one) => one?.id === scope.id) ?? null) : null
  }

  report(scope: ScopeView): ReportView | null {
    const ofShift = scope.is === 'current' || scope.is === 'shift'
    const shift = this.shiftOf(scope)
    if (ofShift && !shift) return null
    const rows = scope.is === 'yesterday' ? this.shifts.postings().slice(2) : this.shifts.postings()
    const drawer = shift ?? this.shifts.open
    const cash = drawer && !this.shifts.blind(drawer) ? this.shifts.cashOf(drawer) : []
    return {
      shift: shift?.id ?? null,
      owner: shift?.owner ?? null,
      day: scope.is === 'yesterday' ? '2026-11-22' : SHOP.business_date,
      opened_ms: shift?.opened ?? null,
      closed_ms: shift?.closed ?? null,
      total: figuresOf(rows),
      methods: METHODS.map((method) => ({ method, figures: figuresOf(rows.filter((row) => row.method === method)) })).filter((one) => one.figures.trades > 0),
      unattended: ofShift ? null : figuresOf(rows.slice(0, 1)),
      deposits: depositLines(this.counter.deposits.all),
      cash,
      counted: shift && shift.count !== null ? money(shift.count) : null,
      reason: shift?.reason ?? null,
      note: shift?.note ?? '',
      others: [line('shop_discount', 2600), line('orphans', 0)],
      drawer: Object.entries(this.shifts.kicks).map(([reason, count]) => ({ reason, count })),
      cases: this.counter.extraCases.length + this.counter.tries.size,
      held_sales: this.counter.aside.length,
      unprinted: 0,
      slip: shift?.slip ?? null,
    }
  }

  figure(scope: ScopeView, figure: FigureView, method: MethodView | null): FigureDetail | null {
    const report = this.report(scope)
    if (!report) return null
    const own = method ? report.methods.find((one) => one.method === method)?.figures : report.total
    const lines = [...report.deposits, ...report.cash, ...report.others]
    const amount = (name: FigureView) => {
      const value = own && name in own ? own[name as keyof typeof own] : lines.find((one) => one.figure === name)?.amount
      return typeof value === 'object' ? value : signed(0)
    }
    const parts = (PARTS[figure] ?? []).map((name): FigureLine => ({ figure: name, amount: amount(name), count: null }))
    return { figure, amount: amount(figure), parts, rows: rowsOf(this.shifts.postings(), figure, method), cut: false }
  }

  history(): ShiftRow[] {
    const row = (shift: Shift): ShiftRow => ({
      id: shift.id,
      owner: shift.owner.name,
      day: SHOP.business_date,
      opened_ms: shift.opened,
      closed_ms: shift.closed,
      state: shift.closed !== null ? 'closed' : shift.count === null ? 'open' : 'counted',
      difference: shift.count === null ? null : signed(shift.count - shift.expected),
      slip: shift.slip,
    })
    return [...(this.shifts.open ? [this.shifts.open] : []), ...this.shifts.past].map(row)
  }
}
