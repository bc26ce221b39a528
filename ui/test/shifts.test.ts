import { screen } from '@testing-library/vue'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FigureLine, ReportView } from '@/bridge'
import { badgeOf } from '@/bridge/demo/folk'
import { DUTY_SCENES } from '@/bridge/demo/dutyscenes'
import { rowsOf, step } from '@/screens/report/cells'
import { forgetReports } from '@/screens/report/reports'
import { NOTES, byNotes, countOf, forgetCount, notesOf, typePieces } from '@/screens/shift/notes'
import { signedText, wayOf } from '@/screens/shift/sign'
import * as people from '@/words/people'
import * as shifts from '@/words/shifts'
import { down, noticeIs, press, scan, see, sitDown, textOf, type, wait } from './desk'

async function begin(scene: string) {
  forgetReports()
  forgetCount()
  return sitDown({}, (demo) => DUTY_SCENES[scene]?.(demo))
}
async function shiftPanel(scene: string) {
  const seat = await begin(scene)
  await press('F11')
  await wait(300)
  return seat
}
async function reports(scene: string, tab = '1') {
  const seat = await begin(scene)
  down('KeyR', { ctrl: true, shift: true })
  await wait(300)
  await type(tab)
  await wait(200)
  return seat
}
const chosen = () => screen.getAllByTestId('figure').find((one) => one.getAttribute('aria-current') === 'true')?.dataset.figure

describe('12: on duty', () => {
  it('F11, Enter takes the float that is proposed', async () => {
    const { demo } = await shiftPanel('admin')
    expect(textOf('start-who')).toContain('陈雪')
    expect(textOf('float')).toContain('500.00')
    expect(see('shift-badge')?.dataset.state).toBe('none')
    await press('Enter')
    await wait(50)
    expect(demo.engine.shifts.open?.float).toBe(50_000)
    expect(see('shift-start')).toBeNull()
    expect(see('shift-badge')?.dataset.state).toBe('open')
  })

  it('1 takes another float; Esc goes back to the proposed one', async () => {
    const { demo } = await shiftPanel('admin')
    await type('1')
    await type('320.5')
    await press('Escape')
    expect(textOf('float')).toContain('500.00')
    await type('1')
    await press('Enter')
    await wait(50)
    expect(demo.engine.shifts.open?.float).toBe(32_050)
  })
})

describe('13: hand over', () => {
  it('F11, one sum, Enter locks, reason digit, Enter hands over; the next badge finds it', async () => {
    const { demo } = await shiftPanel('duty')
    expect(see('shift-states')?.dataset.state).toBe('open')
    await press('Enter')
    await type('560')
    await press('Enter')
    await wait(300)
    expect(see('shift-states')?.dataset.state).toBe('counted')
    expect(see('difference')?.dataset.way).toBe('short')
    expect(textOf('difference')).toContain('6.00')
    expect(textOf('suspects')).toContain('钱箱')
    expect(see('shift-badge')?.dataset.state).toBe('counted')
    await press('Enter')
    expect(noticeIs()).toBe('code.DifferenceNeedsReason')
    await type('1')
    expect(textOf('reason-chosen')).toContain('找错零')
    await press('Enter')
    await wait(300)
    expect(demo.engine.shifts.open).toBeNull()
    expect(demo.engine.shifts.past[0]?.reason).toBe('change')
    expect(see('lock')).not.toBeNull()
    await scan(badgeOf('C'))
    await wait(300)
    expect(textOf('closed-text')).toContain('王建国')
    expect(textOf('closed-slip')).toMatch(/8\d{15}/)
    await press('Enter')
    await wait(50)
    expect(textOf('start-who')).toContain('李小梅')
    expect(textOf('float')).toContain('560.00')
    await press('Enter')
    await wait(50)
    expect(demo.engine.shifts.open?.owner.name).toBe('李小梅')
  })

  it('by note with Tab; no sum is shown before the lock, none is sent', async () => {
    const { demo } = await shiftPanel('clerk')
    expect(see('blind')).not.toBeNull()
    expect(see('expected')).toBeNull()
    await press('Enter')
    await press('Tab')
    await type('4')
    await press('Tab')
    await type('3')
    await press('Tab')
    await press('Tab')
    await type('1')
    await press('Backspace')
    await type('06')
    expect(textOf('note-1000')).toContain('6')
    expect(textOf('note-1000')).not.toContain('06')
    expect(textOf('count-sum')).toContain('系统合计')
    await press('Enter')
    await wait(300)
    expect(demo.engine.shifts.open?.count).toBe(40_000 + 15_000 + 6000)
    expect(textOf('counted')).toBe('¥610.00')
    expect(textOf('expected')).toBe('¥566.00')
    expect(see('difference')?.dataset.way).toBe('over')
  })

  it('leaving the count keeps what was typed; nothing typed locks nothing', async () => {
    const { demo } = await shiftPanel('duty')
    await press('Enter')
    await press('Enter')
    expect(noticeIs()).toBe('shift.count.empty')
    await type('56')
    await press('Escape')
    await press('Escape')
    expect(see('shift-panel')).toBeNull()
    await press('F11')
    await wait(200)
    await press('Enter')
    expect(textOf('count-sum')).toContain('56')
    expect(demo.engine.shifts.open?.count).toBeNull()
  })

  it('the next person by digit, nobody by 0; + counts anew', async () => {
    const { demo } = await shiftPanel('duty')
    await press('Enter')
    await type('566')
    await press('Enter')
    await wait(300)
    expect(see('difference')?.dataset.way).toBe('even')
    await type('2')
    expect(see('person-3')?.getAttribute('aria-pressed')).toBe('true')
    await type('0')
    expect(see('person-3')?.getAttribute('aria-pressed')).toBe('false')
    down('NumpadAdd', { key: '+' })
    await wait(200)
    expect(see('shift-count')).not.toBeNull()
    for (let n = 0; n < 3; n += 1) await press('Backspace')
    await type('600')
    await press('Enter')
    await wait(300)
    expect(demo.engine.shifts.open?.count).toBe(60_000)
    expect(see('difference')?.dataset.way).toBe('over')
  })

  it('somebody else’s forgotten shift: says whose, and closes with the right', async () => {
    const { demo } = await shiftPanel('forgotten')
    expect(see('shift-badge')?.dataset.state).toBe('forgotten')
    expect(textOf('not-own')).toContain('李小梅')
    expect(textOf('carried')).toContain('5 项待办')
    await press('Enter')
    await type('566')
    await press('Enter')
    await wait(300)
    await press('Enter')
    await wait(300)
    expect(demo.engine.shifts.open).toBeNull()
  })

  it('without the right somebody else approves, and the count goes on', async () => {
    const { demo } = await begin('clerk')
    demo.engine.people.here = demo.engine.people.staff[3] ?? null
    demo.engine.changed()
    await press('F11')
    await wait(300)
    await press('Enter')
    await type('566')
    await press('Enter')
    await wait(100)
    expect(textOf('approve-what')).toContain('替别人交班')
    await type('2')
    await type('2222')
    await press('Enter')
    await wait(400)
    expect(demo.engine.shifts.open?.count).toBe(56_600)
    expect(see('shift-states')?.dataset.state).toBe('counted')
  })
})

describe('cash moves', () => {
  it('a digit for the reason, the amount, Enter', async () => {
    const { demo } = await shiftPanel('duty')
    await type('3')
    await type('1')
    await type('28.5')
    await press('Enter')
    await wait(300)
    expect(demo.engine.shifts.open?.moves).toEqual([{ way: 'pay_out', fen: 2850 }])
    expect(noticeIs()).toBe('cashmove.done')
    expect(textOf('expected')).toContain('537.50')
  })

  it('Tab goes to the note; another reason needs one', async () => {
    const { demo } = await shiftPanel('duty')
    await type('2')
    await type('3')
    await type('10')
    await press('Enter')
    expect(noticeIs()).toBe('code.ReasonMissing')
    await press('Tab')
    const box = screen.getByTestId('note') as HTMLInputElement
    expect(document.activeElement).toBe(box)
    box.value = '找到的'
    box.dispatchEvent(new Event('input'))
    await press('Enter')
    await wait(300)
    expect(demo.engine.shifts.open?.moves).toEqual([{ way: 'pay_in', fen: 1000 }])
  })

  it('a clerk asks; giving up keeps what was typed', async () => {
    const { demo } = await shiftPanel('clerk')
    await type('1')
    await type('1')
    await type('100')
    await press('Enter')
    await wait(100)
    expect(textOf('approve-what')).toContain('¥100.00')
    await press('Escape')
    await wait(50)
    expect(textOf('cash-amount')).toContain('100')
    expect(demo.engine.shifts.open?.moves).toEqual([])
  })
})

describe('14: reports', () => {
  it('F11 9: the eight figures in their order, the formula under what was received', async () => {
    await shiftPanel('duty')
    await type('9')
    await wait(300)
    const names = screen.getAllByTestId('figure').slice(0, 8).map((one) => one.dataset.figure)
    expect(names).toEqual(['trade', 'settle', 'received', 'discount', 'refund', 'refund_settle', 'trades', 'refunds'].map((one) => `total.${one}`))
    expect(textOf('received-formula')).toBe('= 结算金额 − 退款结算金额')
    expect(textOf('block-cash')).toContain('备用金')
    await press('Escape')
    expect(see('report-panel')).toBeNull()
    expect(see('shift-panel')).not.toBeNull()
  })

  it('arrows choose, Enter opens the formula, its parts and their rows, Esc goes back step by step', async () => {
    await reports('duty')
    expect(chosen()).toBe('total.trade')
    await press('ArrowRight')
    await press('ArrowRight')
    expect(chosen()).toBe('total.received')
    await press('Enter')
    await wait(100)
    expect(textOf('formula')).toBe('结算金额 − 退款结算金额')
    await press('ArrowDown')
    await press('Enter')
    await wait(100)
    expect(see('figure-detail')?.dataset.figure).toBe('refund_settle')
    expect(screen.getAllByTestId('figure-row')).toHaveLength(1)
    await press('Enter')
    await wait(100)
    expect(see('sale-facts')?.dataset.sale).toBe('38')
    await press('Escape')
    await wait(100)
    expect(see('figure-detail')?.dataset.figure).toBe('refund_settle')
    await press('Escape')
    await wait(100)
    expect(see('figure-detail')?.dataset.figure).toBe('received')
    await press('Escape')
    expect(chosen()).toBe('total.received')
  })

  it('a figure of one method opens only its rows', async () => {
    await reports('duty')
    await press('ArrowDown')
    await press('ArrowDown')
    expect(chosen()).toBe('wechat.trade')
    await press('Enter')
    await wait(100)
    expect(textOf('figure-sheet')).toContain('微信支付')
    expect(screen.getAllByTestId('figure-row')).toHaveLength(2)
  })

  it('every figure can be reached by the arrows', async () => {
    await reports('duty')
    const all = new Set(screen.getAllByTestId('figure').map((one) => one.dataset.figure))
    const seen = new Set([chosen()])
    for (let row = 0; row < 16; row += 1) {
      for (let column = 0; column < 8; column += 1) {
        await press('ArrowRight')
        seen.add(chosen())
      }
      for (let column = 0; column < 8; column += 1) {
        await press('ArrowLeft')
        seen.add(chosen())
      }
      await press('ArrowDown')
      seen.add(chosen())
    }
    expect([...all].filter((one) => !seen.has(one))).toEqual([])
  })

  it('a day has what came while nobody was on duty', async () => {
    const day = await reports('duty', '2')
    expect(textOf('unattended')).toContain('128.50')
    day.unmount()
    await reports('duty', '1')
    expect(see('unattended')).toBeNull()
  })

  it('the history with its differences; one of them opens', async () => {
    await reports('past', '4')
    const rows = screen.getAllByTestId('shift-row')
    expect(rows).toHaveLength(3)
    expect(rows[1]?.textContent).toContain('12.50')
    await press('ArrowDown')
    await press('Enter')
    await wait(200)
    expect(see('report')?.dataset.shift).toBe(rows[1]?.dataset.shift)
    expect(textOf('report')).toContain('找错零')
    await press('Ctrl+P')
    await wait(50)
    expect(noticeIs()).toBe('told.reprint')
    await press('Escape')
    await wait(100)
    expect(see('report')).toBeNull()
    expect(screen.getAllByTestId('shift-row')).toHaveLength(3)
  })

  it('prints, and tells where the A4 page is', async () => {
    await reports('duty')
    await press('Ctrl+P')
    await wait(100)
    expect(noticeIs()).toBe('report.printed')
    down('KeyP', { ctrl: true, shift: true })
    await wait(200)
    expect(textOf('pdf-path')).toContain('.pdf')
  })

  it('whoever may not see days sees the own shift, and reads why', async () => {
    await reports('clerk')
    expect(textOf('block-cash')).toContain('锁定')
    await type('2')
    await wait(200)
    expect(see('report')).toBeNull()
    expect(textOf('report-problem')).toContain('权限')
  })

  it('a report is not left on the screen for somebody with fewer rights', async () => {
    const { demo } = await reports('duty', '2')
    await demo.lock()
    await wait(50)
    await scan(badgeOf('D'))
    await wait(300)
    expect(see('report')).toBeNull()
  })
})

describe('walking over a report', () => {
  const line = (figure: FigureLine['figure']): FigureLine => ({ figure, amount: { fen: 0, text: '0.00' }, count: null })
  const figures = Object.fromEntries(['trade', 'settle', 'received', 'discount', 'refund', 'refund_settle'].map((name) => [name, { fen: 0, text: '0.00' }]))
  const report = {
    total: { ...figures, trades: 0, refunds: 0 },
    methods: [],
    deposits: [line('deposits_taken'), line('deposits_held')],
    cash: [],
    others: [line('shop_discount')],
  } as unknown as ReportView
  const rows = rowsOf(report)

  it('passes over holes and stops at the edges', () => {
    expect(rows.map((row) => row.map((cell) => cell?.figure ?? null))).toEqual([
      ['trade', 'settle', 'received', 'discount'],
      ['refund', 'refund_settle', 'trade', 'refund'],
      ['deposits_taken', null, 'shop_discount'],
      ['deposits_held', null, null],
    ])
    expect(step(rows, { row: 2, column: 0 }, 0, 1)).toEqual({ row: 2, column: 2 })
    expect(step(rows, { row: 2, column: 2 }, 0, 1)).toEqual({ row: 2, column: 2 })
    expect(step(rows, { row: 1, column: 3 }, 1, 0)).toEqual({ row: 2, column: 2 })
    expect(step(rows, { row: 2, column: 2 }, 1, 0)).toEqual({ row: 3, column: 0 })
    expect(step(rows, { row: 3, column: 0 }, 1, 0)).toEqual({ row: 3, column: 0 })
    expect(step(rows, { row: 0, column: 0 }, -1, -1)).toEqual({ row: 0, column: 0 })
  })
})

describe('counts and signs', () => {
  it('notes are those of the rules, and only what was counted is sent', () => {
    const rules = readFileSync(`${import.meta.dirname}/../../src-tauri/crates/domain/src/shift.rs`, 'utf8')
    const list = /pub const NOTES: \[i64; 13\] = \[([^\]]*)\]/.exec(rules)?.[1] ?? ''
    expect(NOTES.map((note) => note.worth)).toEqual(list.split(',').map((one) => Number(one.replaceAll('_', ''))))
    const counted = countOf(1)
    expect(byNotes(counted.value)).toBe(false)
    counted.value.pieces[0] = typePieces('', '0a12')
    counted.value.pieces[3] = typePieces('9999', '99')
    expect(notesOf(counted.value)).toEqual([
      [10_000, 12],
      [1000, 99_999],
    ])
    expect(countOf(1).value.pieces[0]).toBe('12')
    expect(countOf(2).value.pieces[0]).toBe('')
  })

  it.each([
    ['0.00', 'even', '¥0.00'],
    ['-1,250.00', 'short', '−¥1,250.00'],
    ['0.01', 'over', '¥0.01'],
  ])('%s is %s', (text, way, said) => {
    expect(wayOf({ fen: 0, text })).toBe(way)
    expect(signedText({ fen: 0, text })).toBe(said)
  })
})

describe('the words', () => {
  const rust = (path: string) => readFileSync(`${import.meta.dirname}/../../src-tauri/crates/${path}`, 'utf8')
  const snake = (name: string) => name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase()
  const variants = (text: string, name: string) => {
    const body = new RegExp(`pub enum ${name} \\{([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? ''
    return [...body.matchAll(/^ {4}([A-Z]\w*),/gm)].map((match) => match[1] ?? '')
  }

  it('name every act, right and role', () => {
    const acts = variants(rust('domain/src/staff/rights.rs'), 'Act')
    expect(acts.length).toBeGreaterThan(16)
    expect(Object.keys(people.zh.act).sort()).toEqual(acts.sort())
    expect(Object.keys(people.zh.right).sort()).toEqual(variants(rust('domain/src/staff/mod.rs'), 'Right').map(snake).sort())
    expect(Object.keys(people.zh.role).sort()).toEqual(variants(rust('domain/src/staff/mod.rs'), 'Role').map(snake).sort())
  })

  it('name every figure and say how it is reckoned', () => {
    const figures = [...variants(rust('domain/src/report.rs'), 'Figure').map(snake), 'trades', 'refunds'].sort()
    expect(figures.length).toBe(32)
    expect(Object.keys(shifts.zh.figure).sort()).toEqual(figures)
    expect(Object.keys(shifts.zh.formula).sort()).toEqual(figures)
  })

  it('name every kind of posting, every reason and every suspect', () => {
    const kinds = [...rust('domain/src/ledger.rs').matchAll(/^\/\/\/ \| `([a-z]+)-/gm)].map((match) => match[1] ?? '')
    expect(kinds.length).toBe(24)
    expect(Object.keys(shifts.zh.posting).sort()).toEqual([...kinds, 'other'].sort())
    const shift = rust('domain/src/shift.rs')
    expect(Object.keys(shifts.zh.cashmove.reasons).sort()).toEqual(variants(shift, 'CashReason').map(snake).sort())
    expect(Object.keys(shifts.zh.cashmove.way).sort()).toEqual(variants(shift, 'CashWay').map(snake).sort())
    expect(Object.keys(shifts.zh.differ).sort()).toEqual(variants(shift, 'DifferenceReason').map(snake).sort())
    const suspects = [...rust('till/src/engine/shifts/show.rs').matchAll(/^ {12}\("([a-z_]+)",/gm)].map((match) => match[1] ?? '')
    expect(suspects.length).toBeGreaterThan(4)
    for (const name of suspects) expect(shifts.zh.suspect, name).toHaveProperty([name])
  })
})
