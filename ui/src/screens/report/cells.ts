/** A report as rows of cells that the arrows walk over; each cell opens its formula and its rows. */
import type { FigureLine, FigureView, FiguresView, MethodView, ReportView, SignedView } from '@/bridge'

export interface Cell {
  key: string
  /** What it is called: `figure.<name>` and `formula.<name>` in the words. */
  name: FigureView | 'trades' | 'refunds'
  /** What it opens. */
  figure: FigureView
  method: MethodView | null
  alone?: boolean
  amount?: SignedView
  count?: number
}

type Name = keyof FiguresView
/** The order of the source document (查看交易汇总). */
export const EIGHT: readonly Name[] = ['trade', 'settle', 'received', 'discount', 'refund', 'refund_settle', 'trades', 'refunds']
const OPENS: Record<Name, FigureView> = {
  trade: 'trade',
  settle: 'settle',
  received: 'received',
  discount: 'discount',
  refund: 'refund',
  refund_settle: 'refund_settle',
  trades: 'trade',
  refunds: 'refund',
}

export function figuresOf(figures: FiguresView, block: string, method: MethodView | null): Cell[] {
  return EIGHT.map((name) => {
    const value = figures[name]
    const cell: Cell = { key: `${block}.${name}`, name, figure: OPENS[name], method, ...(block === 'unattended' ? { alone: true } : {}) }
    return typeof value === 'number' ? { ...cell, count: value } : { ...cell, amount: value }
  })
}

export function linesOf(lines: readonly FigureLine[]): Cell[] {
  return lines.map(({ figure, amount, count }) => ({ key: figure, name: figure, figure, method: null, amount, ...(count === null ? {} : { count }) }))
}

/** Rows as they are seen; columns that end earlier leave holes. */
export function rowsOf(report: ReportView): (Cell | undefined)[][] {
  const total = figuresOf(report.total, 'total', null)
  const methods = report.methods.map((one) => figuresOf(one.figures, one.method, one.method))
  const columns = [report.deposits, report.cash, report.others].map(linesOf)
  const height = Math.max(...columns.map((column) => column.length))
  const blocks = Array.from({ length: height }, (_, row) => columns.map((column) => column[row]))
  const alone = report.unattended ? [figuresOf(report.unattended, 'unattended', null)] : []
  return [total.slice(0, 4), total.slice(4), ...methods, ...alone, ...blocks].filter((row) => row.some(Boolean))
}

export interface Place {
  row: number
  column: number
}

/** The nearest cell of a row, or nothing. */
function nearest(row: readonly (Cell | undefined)[], column: number): number | undefined {
  const there = row.flatMap((cell, at) => (cell ? [at] : []))
  return there.sort((a, b) => Math.abs(a - column) - Math.abs(b - column))[0]
}

/** One step of an arrow; it stops at the edges. */
export function step(rows: readonly (Cell | undefined)[][], from: Place, down: number, right: number): Place {
  const row = Math.max(0, Math.min(rows.length - 1, from.row + down))
  const line = rows[row] ?? []
  if (down !== 0) return { row, column: nearest(line, from.column) ?? 0 }
  let column = from.column + right
  while (column >= 0 && column < line.length && !line[column]) column += right
  return line[column] ? { row, column } : from
}
