import { render } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { connectTo } from '@/bridge'
import { CASES, SCENES, demoHost } from '@/bridge/demo'
import BenchWindow from '@/screens/bench/BenchWindow.vue'
import GuestWindow from '@/screens/guest/GuestWindow.vue'
import { words } from '@/words'
import { down, press, see, sitDown, type, wait } from './desk'

/** What a screen reader would call it. */
function nameOf(el: Element): string {
  const by = el.getAttribute('aria-labelledby')
  const label = el.closest('label')?.textContent ?? ''
  return [el.getAttribute('aria-label'), by && document.getElementById(by)?.textContent, label, el.textContent]
    .map((name) => name?.trim() ?? '')
    .find(Boolean) ?? ''
}

function expectNames(where: string) {
  const controls = document.querySelectorAll('button,input,textarea,select,[role=dialog],[role=alertdialog],[role=switch],[role=radiogroup],[role=timer],[role=img],svg[role]')
  expect(controls.length, where).toBeGreaterThan(0)
  for (const el of controls) expect(nameOf(el), `${where}: ${el.outerHTML.slice(0, 120)}`).not.toBe('')
  for (const icon of document.querySelectorAll('svg:not([role])')) expect(icon.getAttribute('aria-hidden'), where).toBe('true')
}

describe('everything has a name', () => {
  it.each(Object.keys(SCENES))('scene %s', async (scene) => {
    await sitDown({}, (demo) => SCENES[scene]?.(demo))
    await wait(400)
    expectNames(scene)
  })

  it.each(['F1', 'F2', 'F4', 'F5', 'F8', 'F10', 'Ctrl+Enter', 'Ctrl+D', 'Ctrl+,', 'Ctrl+I'])('panel %s', async (key) => {
    await sitDown({}, ({ engine }) => void (engine.extraCases = CASES))
    await type('66')
    await press(key)
    await wait(300)
    expect(document.querySelector('[role=dialog]')).not.toBeNull()
    expectNames(key)
  })

  it('every tab of the settings', async () => {
    await sitDown()
    await press('Ctrl+,')
    for (let tab = 0; tab < 8; tab += 1) {
      await wait(10)
      expectNames(`tab ${tab}`)
      await press('PageDown')
    }
  })

  it('every part of the devices, every slip', async () => {
    await sitDown()
    await press('Ctrl+,')
    for (let tab = 0; tab < 3; tab += 1) await press('PageDown')
    for (let part = 1; part <= 5; part += 1) {
      down(`Digit${part}`, { alt: true })
      await wait(50)
      expectNames(`part ${part}`)
    }
    await press('PageDown')
    await wait(50)
    expectNames('slips')
  })

  it('the state is told by an icon and a word, never by colour alone', async () => {
    for (const scene of ['paid', 'refused', 'silence', 'armed']) {
      const { unmount } = await sitDown({}, (demo) => SCENES[scene]?.(demo))
      const header = see('stage')?.querySelector('header')
      expect(header?.querySelector('svg'), scene).not.toBeNull()
      expect(header?.querySelector('h2')?.textContent?.trim(), scene).not.toBe('')
      unmount()
    }
  })
})

describe('the other windows', () => {
  const open = async (scene: string, window: typeof GuestWindow | typeof BenchWindow) => {
    vi.useFakeTimers()
    const demo = demoHost()
    SCENES[scene]?.(demo)
    connectTo(demo)
    render(window, { global: { plugins: [words] } })
    await wait(400)
    return demo
  }

  it('the guest sees the amount, the code, then the thanks, in both languages', async () => {
    const demo = await open('code', GuestWindow)
    expect(see('guest')?.dataset.view).toBe('scan')
    expect(see('guest-qr')).not.toBeNull()
    expect(see('guest')?.textContent).toMatch(/请用微信支付扫码付款.*Please scan with WeChat Pay/s)
    await demo.benchPhonePays()
    await wait(10)
    expect(see('guest')?.dataset.view).toBe('paid')
    expect(see('guest-amount')?.textContent).toContain('128.50')
  })

  it('the guest’s code leaves the screen when it is dead', async () => {
    await open('code', GuestWindow)
    await wait(121_000)
    expect(see('guest-qr')).toBeNull()
  })

  it('the guest’s window is blank when the counter does not answer', async () => {
    vi.useFakeTimers()
    connectTo({ ...demoHost(), guest: () => Promise.reject(new Error('gone')) })
    render(GuestWindow, { global: { plugins: [words] } })
    await wait(10)
    expect(see('guest')?.dataset.view).toBe('blank')
    expect(see('guest')?.textContent?.trim()).toBe('')
  })

  it('the bench holds a code to the camera, and takes it away', async () => {
    const demo = await open('camera', BenchWindow)
    see('fresh')?.click()
    await wait(10)
    see('hold')?.click()
    await wait(600)
    expect(demo.engine.stage.is).toBe('paid')
    expect(see('hold')?.getAttribute('aria-pressed')).toBe('true')
    see('hold')?.click()
    await wait(10)
    expect(see('hold')?.getAttribute('aria-pressed')).toBe('false')
    see('plug-camera')?.click()
    await wait(10)
    expect(demo.engine.devices.find((one) => one.name === 'camera')?.code).toBe('not_found')
  })

  it('the bench shows a code, scans it, and the voice and the slip come out', async () => {
    const demo = await open('idle', BenchWindow)
    see('fresh')?.click()
    await wait(10)
    expectNames('bench')
    expect(see('code')?.dataset.code).toMatch(/^13\d{16}$/)
    demo.engine.text = '66'
    see('scan')?.click()
    await wait(600)
    expect(see('code')).toBeNull()
    expect(see('spoken')?.textContent).toContain('66.00')
    expect(see('strip')?.textContent).toContain('¥66.00')
    expect(see('pole')?.dataset).toMatchObject({ lamp: 'received', figure: '66.00' })
    see('plug-network')?.click()
    await wait(10)
    expect(demo.engine.networkUp).toBe(false)
  })
})
