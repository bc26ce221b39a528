import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { CASES } from '@/bridge/demo'
import { words } from '@/words'
import { WECHAT, click, noticeIs, press, scan, see, sitDown, stageIs, textOf, type, typedIs, wait } from './desk'

const SLIP = '8000112300000042'

describe('2: the tray', () => {
  it('digits pick a case, then act on it', async () => {
    const { demo } = await sitDown({}, ({ engine }) => engine.scripts.set(WECHAT, 'no_answer'))
    await type('66')
    await scan(WECHAT)
    await press('Escape')
    expect(see('badge')?.dataset.count).toBe('1')
    await press('Ctrl+Enter')
    await type('1')
    expect(screen.getByTestId('case').getAttribute('aria-current')).toBe('true')
    await type('2')
    expect([...demo.engine.tries.values()][0]?.givingBack).toBe(true)
    await wait(2000)
    expect(textOf('tray-panel')).toContain('没有待办')
    await press('Escape')
    expect(see('tray-panel')).toBeNull()
  })

  it('shows every kind of case with its acts; Esc goes one step back', async () => {
    await sitDown({}, ({ engine }) => void (engine.extraCases = CASES))
    await press('Ctrl+Enter')
    expect(screen.getAllByTestId('case')).toHaveLength(CASES.length)
    await type('4')
    expect(textOf('tray-panel')).toContain('再打一张')
    await press('Escape')
    expect(see('tray-panel')).not.toBeNull()
    await press('Escape')
    expect(see('tray-panel')).toBeNull()
  })
})

describe('6: refund', () => {
  it('by slip: S F8 Enter Enter', async () => {
    await sitDown()
    await scan(SLIP)
    expect(see('sale-facts')?.dataset.sale).toBe('42')
    await press('F8')
    expect(textOf('left-to-refund')).toBe('¥128.50')
    await press('Enter')
    expect(textOf('preview')).toContain('128.50')
    expect(stageIs()).toBe('amount')
    await press('Enter')
    expect(stageIs()).toBe('refunded')
    expect(see('refund-panel')).toBeNull()
  })

  it('a part, and never more than is left', async () => {
    const { demo } = await sitDown()
    await scan(SLIP)
    await press('F8')
    await type('200')
    await press('Enter')
    expect(noticeIs()).toBe('code.RefundTooMuch')
    expect(see('preview')).toBeNull()
    for (let n = 0; n < 3; n += 1) await press('Backspace')
    await type('50')
    await press('ArrowDown')
    expect(textOf('reason')).toBe('金额有误')
    await press('Enter')
    expect(textOf('preview')).toContain('78.50')
    await press('Enter')
    expect(demo.engine.sales.find((sale) => sale.id === 42)?.refunds[0]?.fen).toBe(5000)
  })

  it('typing after the preview asks for the preview again', async () => {
    await sitDown()
    await scan(SLIP)
    await press('F8')
    await press('Enter')
    await type('5')
    expect(see('preview')).toBeNull()
    expect(stageIs()).toBe('amount')
  })

  it('F8 on the green card refunds that sale; idle it looks for one', async () => {
    await sitDown()
    await press('F8')
    expect(textOf('search-panel')).toContain('先找到原单')
    await press('Escape')
    await type('66')
    await scan(WECHAT)
    await wait(500)
    await press('F8')
    expect(textOf('left-to-refund')).toBe('¥66.00')
  })
})

describe('11: search', () => {
  it('one line finds by amount; Enter opens, Ctrl+P prints again, Esc goes back step by step', async () => {
    await sitDown()
    await press('F10')
    await wait(200)
    expect(screen.getAllByTestId('row').length).toBe(5)
    const box = screen.getByTestId('query') as HTMLInputElement
    expect(document.activeElement).toBe(box)
    box.value = '459'
    box.dispatchEvent(new Event('input'))
    await wait(300)
    expect(screen.getAllByTestId('row')).toHaveLength(1)
    await press('Enter')
    expect(see('sale-facts')?.dataset.sale).toBe('38')
    await press('Ctrl+P')
    expect(noticeIs()).toBe('told.reprint')
    await press('Escape')
    expect((screen.getByTestId('query') as HTMLInputElement).value).toBe('459')
    await press('Escape')
    expect(see('search-panel')).toBeNull()
  })

  it('a slip scanned into the box opens; its digits stay out of the box', async () => {
    await sitDown()
    await press('F10')
    await wait(200)
    await scan(SLIP)
    expect(see('sale-facts')?.dataset.sale).toBe('42')
  })

  it('a payment code scanned into the box pays, and is not left in it', async () => {
    await sitDown()
    await press('F10')
    await wait(200)
    await scan(WECHAT)
    expect(see('search-panel')).toBeNull()
    expect(stageIs()).toBe('code_ready')
    await press('F10')
    expect((screen.getByTestId('query') as HTMLInputElement).value).toBe('')
  })
})

describe('questions', () => {
  it('a scan does not answer; Esc is no, Enter is yes', async () => {
    await sitDown()
    await type('56000')
    await press('Enter')
    expect(textOf('ask')).toContain('56,000.00')
    await scan(WECHAT)
    expect(see('question')).not.toBeNull()
    await press('Escape')
    expect(stageIs()).toBe('amount')
    expect(typedIs()).toBe('56000')
    await press('Enter')
    await press('Enter')
    expect(stageIs()).toBe('armed')
  })

  it('the same amount beside an open case shows both', async () => {
    await sitDown({}, ({ engine }) => void (engine.extraCases = CASES.slice(0, 1)))
    await type('66')
    await press('Enter')
    expect(see('ask')?.dataset.ask).toBe('same_amount')
    expect(screen.getAllByTestId('case')).toHaveLength(1)
  })

  it('an own slip beside an amount only asks', async () => {
    await sitDown()
    await type('66')
    await scan(SLIP)
    expect(see('ask')?.dataset.ask).toBe('open_slip')
    await press('Enter')
    expect(see('sale-facts')?.dataset.sale).toBe('42')
  })
})

describe('start', () => {
  it('each open case is shown for one Enter; nothing is typed meanwhile', async () => {
    await sitDown({ recovery: CASES.slice(0, 2) })
    await type('5')
    expect(textOf('recovery')).toContain('第 1 项，共 2 项')
    await press('Escape')
    await press('Enter')
    expect(textOf('recovery')).toContain('第 2 项')
    await press('Enter')
    expect(see('recovery')).toBeNull()
    expect(typedIs()).toBe('')
    await type('5')
    expect(typedIs()).toBe('5')
  })

  it('a book that does not open says so in words', async () => {
    await sitDown({ book_problem: 'BookDamaged' })
    expect(textOf('book-trouble')).toContain('账本损坏')
    expect(see('amount')).toBeNull()
  })

  it('the first start explains practice', async () => {
    await sitDown({ first_run: true })
    expect(textOf('welcome')).toContain('练习模式')
    await press('Enter')
    expect(see('welcome')).toBeNull()
  })
})

describe('settings, drawer, help', () => {
  it('leaving keeps what was typed, Ctrl+S saves it', async () => {
    const { demo } = await sitDown()
    await press('Ctrl+,')
    await wait(10)
    const name = screen.getByTestId('shop-name') as HTMLInputElement
    name.value = '新店名'
    name.dispatchEvent(new Event('input'))
    await press('Escape')
    expect(see('settings-panel')).toBeNull()
    await press('Ctrl+,')
    await wait(10)
    expect((screen.getByTestId('shop-name') as HTMLInputElement).value).toBe('新店名')
    await press('Ctrl+S')
    const saved = await demo.settings()
    expect(saved.status === 'ok' && saved.data.shop_name).toBe('新店名')
  })

  it('an invalid value is refused in words', async () => {
    await sitDown()
    await press('Ctrl+,')
    await wait(10)
    await press('PageDown')
    const box = screen.getByTestId('ceiling') as HTMLInputElement
    box.value = 'abc'
    box.dispatchEvent(new Event('input'))
    await press('Ctrl+S')
    expect(noticeIs()).toBe('code.SettingInvalid')
  })

  it('real money needs a key and is asked about twice', async () => {
    const { demo } = await sitDown()
    await press('Ctrl+,')
    await wait(10)
    await press('PageUp')
    await click('switch-mode')
    await click('switch-mode-yes')
    await wait(10)
    expect(noticeIs()).toBe('code.NotConfigured')
    expect(demo.engine.mode).toBe('practice')
  })

  it('a scan never ends up in a box', async () => {
    await sitDown()
    await press('Ctrl+,')
    await wait(10)
    const name = screen.getByTestId('shop-name') as HTMLInputElement
    const before = name.value
    name.focus()
    for (const char of WECHAT) {
      const { down } = await import('./desk')
      down(`Digit${char}`, { key: char })
      name.value += char
      name.dispatchEvent(new Event('input'))
      await wait(3)
    }
    await wait(200)
    expect(name.value).toBe(before)
    expect(stageIs()).toBe('amount')
  })

  it('the drawer opens with a reason', async () => {
    const { demo } = await sitDown()
    await press('Ctrl+D')
    await type('1')
    expect(demo.engine.kicks).toBe(1)
    expect(see('drawer-panel')).toBeNull()
  })

  it('help is about this very state', async () => {
    await sitDown({}, ({ engine }) => engine.scripts.set(WECHAT, 'no_answer'))
    await type('66')
    await scan(WECHAT)
    await press('F1')
    expect(textOf('help-panel')).toContain('这一笔进入待办')
  })

  it('the language changes at once and everywhere', async () => {
    await sitDown()
    expect(textOf('stage-title')).toBe('可以收款')
    await press('Ctrl+L')
    expect(textOf('stage-title')).toBe('Ready')
    expect(document.documentElement.lang).toBe('en')
    expect(words.global.locale.value).toBe('en')
  })
})
