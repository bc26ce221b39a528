import { render, screen } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { connectTo } from '@/bridge'
import { SCENES, demoHost } from '@/bridge/demo'
import GuestWindow from '@/screens/guest/GuestWindow.vue'
import { speak, words } from '@/words'
import { ALIPAY, WECHAT, amountIs, click, noticeIs, press, scan, see, sitDown, stageIs, textOf, type, typedIs, wait } from './desk'

describe('hold and recall', () => {
  it('3: F6 puts the amount aside, F6 and a digit bring it back', async () => {
    await sitDown()
    await type('128.50')
    await press('F6')
    expect(noticeIs()).toBe('held.told')
    expect(typedIs()).toBe('')
    await type('66')
    await press('F6')
    expect(textOf('held-count')).toBe('2')
    await press('F6')
    expect(screen.getAllByTestId('held')).toHaveLength(2)
    await type('1')
    expect(see('held-panel')).toBeNull()
    expect(amountIs()).toBe('128.50')
    await scan(WECHAT)
    await wait(500)
    expect(stageIs()).toBe('paid')
    expect(textOf('held-count')).toBe('1')
  })

  it('nothing on the lane and nothing on hold is said', async () => {
    await sitDown()
    await press('F6')
    expect(noticeIs()).toBe('code.NothingHeld')
    expect(see('held-panel')).toBeNull()
  })

  it('a held sale with an undecided payment says so, by an icon and words', async () => {
    const { demo } = await sitDown()
    demo.engine.networkUp = false
    await type('66')
    await scan(WECHAT)
    const [attempt] = demo.engine.tries.values()
    demo.engine.dismiss()
    if (attempt) demo.engine.aside.push(attempt.sale)
    demo.engine.changed()
    await press('F6')
    expect(textOf('in-doubt')).toContain('不要重收')
    expect(see('in-doubt')?.querySelector('svg')).not.toBeNull()
  })
})

describe('a later part of a sale is refused', () => {
  async function refused() {
    const page = await sitDown()
    await type('300')
    await press('F5')
    await type('1')
    await type('100')
    await press('Enter')
    page.demo.engine.scripts.set(WECHAT, 'no_money')
    await scan(WECHAT)
    await wait(500)
    return page
  }

  it('offers exactly two ways', async () => {
    await refused()
    expect(stageIs()).toBe('refused')
    expect(textOf('split')).toMatch(/已收 ¥100\.00，还差 ¥200\.00/)
    expect(see('stage')?.querySelectorAll('button')).toHaveLength(2)
  })

  it('the rest is finished with another tender', async () => {
    await refused()
    await press('Enter')
    expect(stageIs()).toBe('armed')
    expect(amountIs()).toBe('200.00')
    await scan(ALIPAY)
    await wait(500)
    expect(stageIs()).toBe('paid')
  })

  it('cash at once finishes it too', async () => {
    await refused()
    await press('F2')
    await press('Enter')
    expect(stageIs()).toBe('paid')
  })

  it('F8 asks, then gives the paid part back', async () => {
    await refused()
    await press('F8')
    expect(see('search-panel')).toBeNull()
    expect(textOf('ask')).toContain('¥100.00')
    await press('Enter')
    expect(stageIs()).toBe('amount')
    expect(see('open-sale')).toBeNull()
  })
})

describe('what is open about deposits', () => {
  it('each kind has its own words and its own act', async () => {
    const { demo } = await sitDown({}, SCENES['cases'])
    const done: string[] = []
    const real = demo.act
    demo.act = (key, act) => (done.push(`${key} ${act}`), real(key, act))
    await press('Ctrl+Enter')
    const cases = screen.getAllByTestId('case')
    expect(cases.map((one) => one.querySelector('strong')?.textContent)).toEqual(['押金未定', '押金结算未定', '押金结算没有成功', '不要的押金'])
    await type('3')
    expect(screen.getAllByTestId('case')[2]?.querySelector('button')?.textContent).toContain('再结算一次')
    await type('1')
    expect(done).toEqual(['draw:8 refund'])
  })
})

describe('settings of work', () => {
  async function openWork() {
    const page = await sitDown()
    await press('Ctrl+,')
    await press('PageUp')
    await press('PageUp')
    await press('PageUp')
    await wait(20)
    return page
  }

  it('what the counter takes, the contracts, the day and the lock are saved', async () => {
    const { demo } = await openWork()
    await click('slash-deposit')
    await click('wechat-many')
    await wait(10)
    await click('wechat-keeps')
    const day = screen.getByTestId('day-ends') as HTMLInputElement
    day.value = '5'
    day.dispatchEvent(new Event('input'))
    await press('Ctrl+S')
    await wait(20)
    const got = await demo.settings()
    expect(got.status === 'ok' && got.data).toMatchObject({ slash_deposit: true, day_ends_h: 5, deposit_wechat: { many: true, keeps_rest: true } })
    await click('wechat-many')
    await press('Ctrl+S')
    await wait(20)
    const after = await demo.settings()
    expect(after.status === 'ok' && after.data.deposit_wechat).toMatchObject({ many: false, keeps_rest: false })
  })

  it('what the shop does not do has no settings and no key', async () => {
    await openWork()
    screen.getByTestId('work').querySelectorAll<HTMLElement>('[role=radio]')[1]?.click()
    await wait(10)
    expect(see('wechat-open')).toBeNull()
    await press('Ctrl+S')
    await wait(20)
    await press('Escape')
    expect(document.querySelector('nav [aria-keyshortcuts=F7]')).toBeNull()
  })

  it('ten kinds of slips have forms', async () => {
    await openWork()
    await press('PageUp')
    await wait(20)
    expect(document.querySelectorAll('[data-testid^=document-]')).toHaveLength(10)
  })
})

describe('help', () => {
  it('names the keys of the moment: room, deposit, two ways', async () => {
    await sitDown()
    await press('F7')
    await press('F1')
    expect(textOf('help-panel')).toMatch(/收押金.*先输入房号.*填顾客姓名.*找押金/)
    await press('Escape')
    await type('806')
    await press('Enter')
    await press('F1')
    expect(textOf('help-panel')).toMatch(/冻结押金.*结算这个房的押金/)
  })
})

describe('the keys of people and shifts', () => {
  it('F11 opens the shift, Ctrl+Shift+S the people, Ctrl+Shift+R the figures', async () => {
    await sitDown({}, SCENES['duty'] ?? SCENES['idle'])
    const open = async (name: string) => {
      await press(name)
      const shown = document.querySelector('[role=dialog]') !== null
      await press('Escape')
      await press('Escape')
      return shown
    }
    expect(await open('F11')).toBe(true)
    window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyS', key: 'S', ctrlKey: true, shiftKey: true, cancelable: true, bubbles: true }))
    await wait(200)
    expect(document.querySelector('[role=dialog]')).not.toBeNull()
  })
})

describe('the guest sees the deposit', () => {
  async function open(scene: string) {
    vi.useFakeTimers()
    const demo = demoHost()
    SCENES[scene]?.(demo)
    connectTo(demo)
    speak('zh-CN')
    render(GuestWindow, { global: { plugins: [words] } })
    await wait(20)
    return demo
  }

  it.each([
    ['take', 'deposit_asked', /押金.*Deposit.*500\.00/s],
    ['held', 'deposit_held', /押金已收.*500\.00.*冻结在您的钱包里，没有扣款.*not charged/s],
    ['settled', 'deposit_settled', /押金已结算.*退还.*120\.00.*消费.*380\.00/s],
  ])('%s', async (scene, view, says) => {
    await open(scene)
    expect(see('guest')?.dataset.view).toBe(view)
    expect(see('guest')?.textContent).toMatch(says)
  })

  it('says that it is paid when it is not frozen, and waits in words while it is on its way', async () => {
    const demo = await open('settling')
    expect(textOf('guest')).toContain('正在结算')
    demo.engine.takeRoom('9', '')
    demo.engine.text = '100'
    demo.engine.cash('')
    demo.engine.changed()
    await wait(10)
    expect(textOf('guest')).toContain('已付押金')
  })
})
