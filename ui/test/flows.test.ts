import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { ALIPAY, WECHAT, amountIs, noticeIs, press, scan, see, sitDown, stageIs, textOf, type, typedIs, wait } from './desk'

describe('receive', () => {
  it('1: amount, scan, paid; the next amount needs no key before it', async () => {
    await sitDown()
    await type('128.50')
    expect(amountIs()).toBe('128.50')
    await scan(WECHAT)
    expect(stageIs()).toBe('waiting')
    expect(amountIs()).toBe('128.50')
    await wait(500)
    expect(stageIs()).toBe('paid')
    expect(see('stage')?.dataset.tone).toBe('paid')
    expect(screen.getByTestId('slip').textContent).toMatch(/8\d{15}/)
    await type('6')
    expect(stageIs()).toBe('amount')
    expect(typedIs()).toBe('6')
    expect(amountIs()).toBe('6.00')
  })

  it('1: no digit of a scan ever shows in the line', async () => {
    await sitDown()
    await type('66')
    const seen: string[] = []
    const watch = setInterval(() => seen.push(`${typedIs()}|${amountIs()}`), 1)
    await scan(WECHAT)
    clearInterval(watch)
    expect(new Set(seen.map((one) => one.split('|')[0]))).toEqual(new Set(['66', '']))
    expect(new Set(seen.map((one) => one.split('|')[1]))).toEqual(new Set(['66.00']))
  })

  it('1b: scan first, amount after, Enter', async () => {
    await sitDown()
    await scan(WECHAT)
    expect(stageIs()).toBe('code_ready')
    await type('128.50')
    expect(stageIs()).toBe('code_ready')
    await press('Enter')
    await wait(500)
    expect(stageIs()).toBe('paid')
    expect(amountIs()).toBe('128.50')
  })

  it('1c: exact cash', async () => {
    const { demo } = await sitDown()
    await type('128.50')
    await press('F2')
    expect(textOf('cash-due')).toBe('¥128.50')
    await press('Enter')
    expect(stageIs()).toBe('paid')
    expect(see('cash-panel')).toBeNull()
    expect(demo.engine.kicks).toBe(1)
  })

  it('1d: cash with change', async () => {
    await sitDown()
    await type('128.50')
    await press('F2')
    await type('150')
    expect(textOf('received')).toContain('150')
    await press('Enter')
    expect(see('change')?.dataset.text).toBe('21.50')
  })

  it('1e: the guest scans our code; it finishes by itself', async () => {
    const { demo } = await sitDown()
    await type('128.50')
    await press('F4')
    await type('1')
    expect(stageIs()).toBe('showing_code')
    await wait(400)
    expect(see('qr')).not.toBeNull()
    await demo.benchPhonePays()
    await wait(10)
    expect(stageIs()).toBe('paid')
  })

  it('1f: a non-discountable part goes with Alipay and is asked about with WeChat', async () => {
    await sitDown()
    await type('300/80')
    expect(textOf('undiscountable')).toContain('80.00')
    await scan(WECHAT)
    expect(screen.getByTestId('ask').dataset.ask).toBe('drop_undiscountable')
    await press('Escape')
    expect(see('question')).toBeNull()
    expect(stageIs()).toBe('amount')
    await scan(ALIPAY)
    await wait(500)
    expect(stageIs()).toBe('paid')
    expect(amountIs()).toBe('300.00')
  })

  it('1g: a card of the payment cloud pays by its code, holds no deposit, and F4 has no code for it', async () => {
    await sitDown()
    await type('88')
    await press('F4')
    expect(see('pick-alipay')).not.toBeNull()
    expect(see('pick-online_card')).toBeNull()
    await press('Escape')
    await scan('994567890123456700')
    await wait(500)
    expect(stageIs()).toBe('paid')
    expect(document.body.textContent).toContain('会员卡（微信）')
    await press('Enter')
    await type('300/80')
    await scan('994567890123456701')
    expect(screen.getByTestId('ask').dataset.ask).toBe('drop_undiscountable')
  })

  it('Enter arms; a digit after it begins a new amount, a sign goes on', async () => {
    await sitDown()
    await type('300')
    await press('Enter')
    expect(stageIs()).toBe('armed')
    await type('-20')
    expect(typedIs()).toBe('300-20')
    expect(amountIs()).toBe('280.00')
    await press('Enter')
    await type('5')
    expect(typedIs()).toBe('5')
  })

  it('Esc takes the typing away and Backspace brings it back', async () => {
    await sitDown()
    await type('128.50')
    await press('Escape')
    expect(typedIs()).toBe('')
    await press('Backspace')
    expect(typedIs()).toBe('128.50')
    expect(amountIs()).toBe('128.50')
  })

  it('a payment by parts: the rest is asked, and Esc asks before it gives up', async () => {
    await sitDown()
    await type('300')
    await press('F5')
    await type('1')
    await type('100')
    await press('Enter')
    expect(textOf('open-sale')).toContain('200.00')
    expect(amountIs()).toBe('200.00')
    await press('Escape')
    expect(screen.getByTestId('ask').dataset.ask).toBe('give_up_sale')
    await press('Escape')
    await press('F2')
    await press('Enter')
    expect(stageIs()).toBe('paid')
    expect(amountIs()).toBe('300.00')
  })
})

describe('what is typed wrong', () => {
  it('says why, and charges nothing', async () => {
    await sitDown()
    await type('1.234')
    expect(textOf('problem')).toContain('最多两位小数')
    await press('Enter')
    expect(noticeIs()).toBe('code.AmountDecimals')
    expect(stageIs()).toBe('amount')
  })

  it('goods are refused in words', async () => {
    await sitDown()
    await type('66')
    await scan('6901234567892')
    expect(textOf('notice')).toContain('商品条码')
    expect(typedIs()).toBe('66')
    await type('6')
    expect(see('notice')).toBeNull()
  })

  it('nothing to pay opens no panel', async () => {
    await sitDown()
    await press('F2')
    expect(see('cash-panel')).toBeNull()
    expect(noticeIs()).toBe('code.AmountEmpty')
  })
})

describe('while an answer is awaited', () => {
  const waiting = async (script: 'types_password' | 'no_answer' | 'no_money') => {
    const desk = await sitDown()
    desk.demo.engine.scripts.set(WECHAT, script)
    await type('128.50')
    await scan(WECHAT)
    return desk
  }

  it('says that the guest types a password, and counts down', async () => {
    await waiting('types_password')
    await wait(400)
    expect(textOf('stage-title')).toBe('请顾客输入密码')
    const before = screen.getByRole('timer').textContent
    await wait(3000)
    expect(screen.getByRole('timer').textContent).not.toBe(before)
    await wait(8000)
    expect(stageIs()).toBe('paid')
  })

  it('silence is never called failed', async () => {
    await waiting('no_answer')
    await wait(6000)
    expect(textOf('stage-title')).toBe('正在核实，不要重扫')
    expect(see('stage')?.dataset.tone).toBe('doubt')
    expect(textOf('card')).toContain('钱的状态未定')
    expect(textOf('stage')).not.toMatch(/失败/)
  })

  it('a digit parks the case and begins the next amount; the badge counts it', async () => {
    await waiting('no_answer')
    await type('66')
    expect(stageIs()).toBe('amount')
    expect(typedIs()).toBe('66')
    expect(see('badge')?.dataset.count).toBe('1')
  })

  it('a scan does not park it', async () => {
    await waiting('no_answer')
    await scan('284720195688300999')
    expect(stageIs()).toBe('waiting')
    expect(noticeIs()).toBe('code.AttemptOpen')
  })

  it('Enter asks now, F8 gives the money back', async () => {
    const { demo } = await waiting('no_answer')
    await press('Enter')
    await press('F8')
    expect(textOf('stage-title')).toBe('正在退回')
    await wait(2000)
    expect(demo.engine.tries.size).toBe(0)
    expect(stageIs()).toBe('amount')
  })

  it('a refusal says what, whether money moved, what to say and what next', async () => {
    await waiting('no_money')
    await wait(500)
    expect(stageIs()).toBe('refused')
    expect(amountIs()).toBe('128.50')
    const card = textOf('card')
    for (const words of ['顾客余额不足', '没有扣款', '请换一张卡', '再扫一次']) expect(card).toContain(words)
    await press('Enter')
    expect(stageIs()).toBe('armed')
    await scan(ALIPAY)
    await wait(500)
    expect(stageIs()).toBe('paid')
  })
})
