/** How the demo reads the amount line: whole fen, the same grammar as the engine. */
import type { LineView, MoneyView } from '../bindings'

export interface Entry {
  gross: number
  discount: number
  undiscountable: number
  /** Paid on top as a deposit. */
  deposit?: number
  due: number
}
export type Read = { entry: Entry } | { problem: string }

export function money(fen: number): MoneyView {
  const yuan = Math.trunc(fen / 100)
  const cents = String(fen % 100).padStart(2, '0')
  return { fen, text: `${yuan.toLocaleString('en-US')}.${cents}` }
}

/** `128.5` -> 12850; a code when it is none. */
function yuan(text: string): number | string {
  if (/^\d{11,}/.test(text)) return 'AmountIsScan'
  const parts = /^(\d*)(?:\.(\d*))?$/.exec(text)
  if (!parts || text === '' || text === '.') return 'AmountUnreadable'
  const cents = parts[2] ?? ''
  if (cents.length > 2) return 'AmountDecimals'
  return Number(parts[1] || '0') * 100 + Number(cents.padEnd(2, '0'))
}

function sum(text: string): number | string {
  let total = 0
  for (const term of text.split('+')) {
    const [first = '', ...rest] = term.split('*')
    let product = yuan(first)
    for (const factor of rest) {
      if (typeof product === 'string') return product
      const next = yuan(factor)
      if (typeof next === 'string') return next
      product = Math.round((product * next) / 100)
    }
    if (typeof product === 'string') return product
    total += product
  }
  return total
}

function share(text: string, of: number): number | string {
  if (!text) return 0
  const percent = /^([\d.]+)%$/.exec(text)
  return percent ? Math.floor((of * Number(percent[1])) / 100) : sum(text)
}

/** `300-20/80` and `88+40.5`. */
export function read(line: string): Read {
  const [head = '', ...tail] = line.split(/(?=[-/])/)
  if (!line) return { problem: 'AmountEmpty' }
  if (line.startsWith('-')) return { problem: 'AmountNegative' }
  const gross = sum(head)
  if (typeof gross === 'string') return { problem: gross }
  if (gross === 0) return { problem: 'AmountZero' }
  if (gross > 10_000_000) return { problem: 'AmountTooLarge' }
  let discount = 0
  let undiscountable = 0
  for (const part of tail) {
    const value = share(part.slice(1), gross)
    if (typeof value === 'string') return { problem: value }
    if (part.startsWith('-')) discount = value
    else undiscountable = value
  }
  const due = gross - discount
  if (due <= 0) return { problem: 'DiscountTooLarge' }
  if (undiscountable > due) return { problem: 'UndiscountableTooLarge' }
  return { entry: { gross, discount, undiscountable, due } }
}

/** With `slash` the part after `/` is a deposit that is paid with the sale. */
export function readWith(text: string, slash: boolean): Read {
  if (!slash || !text.includes('/')) return read(text)
  const [head = '', tail = ''] = text.split('/')
  const sale = read(head)
  const deposit = read(tail)
  if ('problem' in sale) return sale
  if ('problem' in deposit) return deposit
  return { entry: { ...sale.entry, deposit: deposit.entry.due, due: sale.entry.due + deposit.entry.due } }
}

export function lineView(seq: number, text: string, slash = false): LineView {
  const got = text ? readWith(text, slash) : null
  const entry = got && 'entry' in got ? got.entry : null
  return {
    seq,
    text,
    gross: entry && money(entry.gross),
    discount: entry && entry.discount > 0 ? money(entry.discount) : null,
    undiscountable: entry && entry.undiscountable > 0 ? money(entry.undiscountable) : null,
    deposit: entry?.deposit ? money(entry.deposit) : null,
    due: entry && money(entry.due),
    problem: got && 'problem' in got ? got.problem : null,
  }
}
