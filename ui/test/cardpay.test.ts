import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { Card } from '@/bridge/demo/cardseeds'
import { WECHAT, amountIs, noticeIs, press, scan, see, sitDown, stageIs, textOf, type, wait, write } from './desk'

const found = () => screen.queryAllByTestId('found-card').map((row) => Number(row.dataset.card))
const total = (card?: Card) => (card ? card.principal + card.gift : Number.NaN)

async function openPage(card = 42) {
  const desk = await sitDown()
  await desk.demo.showMember(card)
  await wait(200)
  return { ...desk, card: desk.demo.engine.cards.find(card) }
}

describe('top up', () => {
  it('8: scan the card, the tier on its digit with the gift spelt out, scan the payment code', async () => {
    const { demo } = await sitDown()
    const card = demo.engine.cards.find(42)
    const before = total(card)
    await scan('9900000042')
    await wait(100)
    expect(textOf('tier-3')).toBe('3500 送 75 = 575')
    await type('3')
    expect(see('member-panel')).toBeNull()
    expect(amountIs()).toBe('500.00')
    expect(textOf('top-up')).toContain('000042')
    expect(textOf('top-up-gift')).toContain('75.00')
    expect(total(card)).toBe(before)
    await scan(WECHAT)
    await wait(500)
    expect(stageIs()).toBe('paid')
    expect(total(card)).toBe(before + 57_500)
    expect(textOf('card-after')).toContain('1,401.90')
  })

  it('8b: in cash', async () => {
    const { card } = await openPage()
    const before = total(card)
    await type('3')
    await press('F2')
    await press('Enter')
    expect(stageIs()).toBe('paid')
    expect(total(card)).toBe(before + 57_500)
  })

  it('any other amount says that it gives nothing and which one would', async () => {
    const { card } = await openPage()
    await type('0')
    expect(see('amount-step')).not.toBeNull()
    await type('350')
    expect(textOf('topup-hint')).toBe('这个金额不送；500 送 75')
    await press('Enter')
    expect(amountIs()).toBe('350.00')
    expect(see('top-up-gift')).toBeNull()
    await press('F2')
    await press('Enter')
    expect(card?.rows[0]).toMatchObject({ kind: 'top_up', principal: 35_000, gift: 0 })
  })

  it('too much is said before it is asked for; Enter does not pass', async () => {
    await openPage()
    await type('06000')
    expect(textOf('topup-problem')).toContain('超过这种卡的余额上限')
    await press('Enter')
    expect(noticeIs()).toBe('code.CardOverLimit')
    expect(see('amount-step')).not.toBeNull()
  })

  it('a lost card and one over the limit sell nothing, and say why', async () => {
    for (const card of [44, 45, 46]) {
      const { demo, unmount } = await openPage(card)
      expect(see('tier-1'), String(card)).toBeNull()
      await type('1')
      await type('0')
      expect(demo.engine.sale, String(card)).toBeNull()
      expect(see('amount-step')).toBeNull()
      expect(textOf('card-facts')).toMatch(/已挂失|已销|上限/)
      unmount()
    }
  })

  it('Esc goes back to the card; nothing was taken', async () => {
    const { demo, card } = await openPage()
    const before = total(card)
    await type('3')
    expect(see('top-up')).not.toBeNull()
    await press('Escape')
    await wait(200)
    expect(see('top-up')).toBeNull()
    expect(see('card-facts')?.dataset.card).toBe('42')
    expect(demo.engine.sale).toBeNull()
    expect(total(card)).toBe(before)
  })

  it('a card is not loaded by a card', async () => {
    await openPage()
    await type('3')
    await press('F3')
    expect(noticeIs()).toBe('code.CardByCard')
    await scan('9900000043')
    expect(noticeIs()).toBe('code.CardByCard')
  })

  it('a scan never becomes an amount', async () => {
    await openPage()
    await type('0')
    await type('35')
    await scan(WECHAT)
    expect(textOf('topup-amount')).toContain('35')
    expect(textOf('topup-amount')).not.toContain(WECHAT)
  })
})

describe('pay by card', () => {
  it('7b: amount F3 8899 Enter Enter; before and after stand there, large', async () => {
    const { demo } = await sitDown()
    const card = demo.engine.cards.find(42)
    const before = total(card)
    await type('128.50')
    await press('F3')
    expect(document.activeElement).toBe(screen.getByTestId('find-card'))
    await write('find-card', '8899')
    await press('Enter')
    expect(textOf('spend-gift')).toContain('128.50')
    expect(textOf('spend-after')).toContain('698.40')
    expect(total(card)).toBe(before)
    await press('Enter')
    expect(stageIs()).toBe('paid')
    expect(total(card)).toBe(before - 12_850)
    expect(textOf('card-change')).toContain('826.90')
    expect(textOf('card-after')).toContain('698.40')
    expect(demo.engine.said.at(-1)).toContain('128.50')
  })

  it('7: amount, then the card is scanned', async () => {
    const { demo } = await sitDown()
    await type('50')
    await scan('9900000042')
    expect(stageIs()).toBe('paid')
    expect(demo.engine.cards.find(42)?.rows[0]?.kind).toBe('spend')
  })

  it('several with the same end: arrows choose; Esc goes one step back and the amount stays', async () => {
    await sitDown()
    await type('20')
    await press('F3')
    await write('find-card', '王芳')
    await wait(200)
    expect(found()).toEqual([50, 42])
    await press('ArrowDown')
    await press('Enter')
    expect(textOf('spend-preview')).toContain('826.90')
    await press('Escape')
    expect(found()).toEqual([50, 42])
    await press('Escape')
    expect(see('cardpay-panel')).toBeNull()
    expect(amountIs()).toBe('20.00')
  })

  it('less than is due asks; yes leaves the rest open for another way', async () => {
    await sitDown()
    await type('128.50')
    await press('F3')
    await write('find-card', '6677')
    await press('Enter')
    expect(textOf('spend-rest')).toContain('48.50')
    await press('Enter')
    expect(see('ask')?.dataset.ask).toBe('part_by_card')
    expect(textOf('ask')).toContain('000043')
    expect(textOf('ask')).toContain('48.50')
    await press('Enter')
    expect(amountIs()).toBe('48.50')
    await press('F2')
    await press('Enter')
    expect(stageIs()).toBe('paid')
    expect(textOf('stage')).toContain('会员卡')
    expect(textOf('stage')).toContain('现金')
  })

  it('no to the question changes nothing', async () => {
    const { demo } = await sitDown({}, ({ engine }) => {
      engine.text = '128.50'
      engine.payByCard(43, '')
    })
    await press('Escape')
    expect(demo.engine.cards.find(43)).toMatchObject({ principal: 8000, gift: 0 })
    expect(see('question')).toBeNull()
  })

  it('a part that is typed is all the card pays', async () => {
    const { demo } = await sitDown()
    await type('100')
    await press('F3')
    await write('find-card', '8899')
    await press('Enter')
    await type('30')
    expect(textOf('spend-part')).toContain('30')
    await press('Enter')
    expect(amountIs()).toBe('70.00')
    expect(demo.engine.sale?.parts[0]?.fen).toBe(3000)
  })

  it('a lost card says so and does not pay', async () => {
    const { demo } = await sitDown()
    await type('20')
    await press('F3')
    await write('find-card', '7777')
    await press('Enter')
    expect(textOf('spend-problem')).toBe('这张卡已挂失')
    await press('Enter')
    expect(demo.engine.cards.find(44)).toMatchObject({ principal: 30_000 })
    expect(see('cardpay-panel')).not.toBeNull()
  })

  it('F3 with nothing to pay shows the members; a wrong amount says what is wrong', async () => {
    await sitDown()
    await press('F3')
    expect(see('members-panel')).not.toBeNull()
    await press('Escape')
    await type('1.234')
    await press('F3')
    expect(noticeIs()).toBe('code.AmountDecimals')
  })

  it('change goes on a card after the guest’s yes, and only once', async () => {
    const { demo } = await sitDown()
    const card = demo.engine.cards.find(42)
    const before = total(card)
    await type('96.70')
    await press('F2')
    await type('100')
    await press('Enter')
    expect(see('keep-change')).not.toBeNull()
    await press('F3')
    expect(textOf('cardpay-due')).toContain('3.30')
    await write('find-card', '8899')
    await press('Enter')
    expect(see('ask')?.dataset.ask).toBe('keep_change')
    expect(textOf('ask')).toContain('830.20')
    expect(total(card)).toBe(before)
    await press('Enter')
    expect(total(card)).toBe(before + 330)
    expect(see('change')).toBeNull()
    expect(see('keep-change')).toBeNull()
    expect(textOf('card-after')).toContain('830.20')
  })
})
