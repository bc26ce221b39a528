import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { SCENES } from '@/bridge/demo'
import { wedge } from '@/state/keys'
import { leading } from '@/screens/wizard/leading'
import { usesOf } from '@/state/plugs'
import { demoSettings } from '@/bridge/demo/settings'
import { demoPlugs } from '@/bridge/demo/plugged'
import { WECHAT, amountIs, click, down, noticeIs, press, scan, see, sitDown, stageIs, textOf, type, typedIs, wait } from './desk'

const lights = (demo: Parameters<NonNullable<(typeof SCENES)['lights']>>[0]) => SCENES['lights']?.(demo)

describe('15: the devices page', () => {
  it('says what is wrong and what to do, for every light', async () => {
    await sitDown({}, lights)
    await press('Ctrl+I')
    expect(screen.getAllByTestId(/^device-/)).toHaveLength(9)
    expect(textOf('device-printer')).toContain('没有纸了')
    expect(textOf('device-printer')).toContain('装上纸，再按 L 看一次')
    expect(textOf('device-printer2')).toContain('后厨')
    expect(textOf('device-cloud')).not.toContain('按')
  })

  it('a digit goes to the settings of its row; Esc comes back', async () => {
    await sitDown({}, lights)
    await press('Ctrl+I')
    await type('4')
    expect(see('devices-panel')).toBeNull()
    expect(see('part-speaker')?.getAttribute('aria-current')).toBe('true')
    expect(see('sample-paid')).not.toBeNull()
    await press('Escape')
    expect(see('devices-panel')).not.toBeNull()
  })

  it('L looks again, T tries the chosen row, D asks why the drawer', async () => {
    const { demo } = await sitDown({}, lights)
    await press('Ctrl+I')
    await type('L')
    expect(noticeIs()).toBe('told.looked')
    await press('ArrowDown')
    await press('ArrowDown')
    await type('t')
    expect(noticeIs()).toBe('told.printed')
    await press('ArrowDown')
    await type('t')
    await type('8')
    expect(demo.engine.tried).toEqual(['look', 'print 1', 'speak test', 'look'])
    await type('d')
    expect(see('drawer-panel')).not.toBeNull()
  })

  it('T on the scanner opens the wizard, C opens the camera', async () => {
    const { demo } = await sitDown({}, lights)
    await press('Ctrl+I')
    await type('c')
    expect(demo.engine.eye).not.toBeNull()
    await type('c')
    expect(demo.engine.eye).toBeNull()
    for (let row = 0; row < 4; row += 1) await press('ArrowDown')
    await type('t')
    expect(see('wizard-panel')).not.toBeNull()
  })

  it('a scan on it is still a scan', async () => {
    await sitDown()
    await type('66')
    await press('Ctrl+I')
    await scan(WECHAT)
    expect(see('devices-panel')).toBeNull()
    expect(stageIs()).toBe('waiting')
  })

  it('what comes and goes is told by name, and the list follows', async () => {
    const { demo } = await sitDown()
    await press('Ctrl+I')
    await wait(10)
    expect(screen.getAllByTestId('found')).toHaveLength(7)
    expect(screen.getAllByTestId('screen')).toHaveLength(2)
    demo.plug((view) => void (view.found = view.found.filter((one) => one.name !== 'XP-80C')))
    await wait(10)
    expect(textOf('notice')).toBe('已拔出：XP-80C')
    expect(screen.getAllByTestId('found')).toHaveLength(6)
    demo.plug((view) => view.found.push({ kind: 'camera', path: '/dev/video9', name: '高拍仪', identity: null }))
    await wait(10)
    expect(textOf('notice')).toBe('已插上：高拍仪')
  })

  it('a device is known by what it is, not by its port', () => {
    const settings = demoSettings()
    const [usb, queue, , , serial] = demoPlugs().found
    if (!usb || !queue || !serial) throw new Error('the demo has them')
    Object.assign(settings.printer, { kind: 'usb', path: '/dev/usb/lp7', identity: usb.identity })
    Object.assign(settings.speaker, { kind: 'syn6288', path: serial.path })
    settings.devices.more_printers = [{ ...settings.printer, kind: 'spooler', queue: queue.path, identity: null, path: '' }]
    expect(usesOf(usb, settings)).toEqual(['printer'])
    expect(usesOf(queue, settings)).toEqual(['printer'])
    expect(usesOf(serial, settings)).toEqual(['speaker'])
    expect(usesOf({ ...usb, identity: { vendor: 1, product: 2, serial: null, socket: null } }, settings)).toEqual([])
  })
})

describe('the camera on the counter', () => {
  it('opens beside the amount, counts down, and Esc closes it before anything else', async () => {
    const { demo } = await sitDown()
    await type('128.50')
    await press('Ctrl+K')
    expect(textOf('camera-why')).toBe('也可以继续用扫码枪')
    expect(amountIs()).toBe('128.50')
    await type('+1')
    expect(typedIs()).toBe('128.50+1')
    expect(textOf('camera-left')).toMatch(/0:5\d|1:00/)
    const first = Number(see('camera')?.dataset.number)
    await wait(400)
    expect(Number(see('camera')?.dataset.number)).toBeGreaterThan(first)
    await press('Escape')
    expect(see('camera')).toBeNull()
    expect(demo.engine.eye).toBeNull()
    expect(typedIs()).toBe('128.50+1')
  })

  it('says why it opened by itself; a code held to it pays', async () => {
    const { demo } = await sitDown({}, SCENES['camera'])
    expect(textOf('camera-why')).toBe('扫码枪两次没读好，已打开摄像头')
    await demo.benchHold(WECHAT)
    await wait(600)
    expect(stageIs()).toBe('paid')
    expect(see('camera')).toBeNull()
  })

  it('asks for no picture while it is closed', async () => {
    const { demo } = await sitDown()
    let asked = 0
    const real = demo.cameraPicture
    demo.cameraPicture = () => ((asked += 1), real())
    await wait(2000)
    expect(asked).toBe(0)
    await press('Ctrl+K')
    await wait(1000)
    expect(asked).toBeGreaterThanOrEqual(8)
  })

  it('without a camera it says so', async () => {
    await sitDown({}, ({ engine }) => {
      for (const one of engine.devices) if (one.name === 'camera') Object.assign(one, { light: 'off', code: 'not_set_up' })
    })
    expect(see('light-camera')).toBeNull()
    await press('Ctrl+K')
    expect(noticeIs()).toBe('code.NoCamera')
  })
})

async function openPart(part: number) {
  await press('Ctrl+,')
  for (let tab = 0; tab < 3; tab += 1) await press('PageDown')
  down(`Digit${part}`, { alt: true })
  await wait(50)
}

describe('settings of the devices', () => {
  it('a printer is picked by its name; a second one is added, ticked and removed', async () => {
    const { demo } = await sitDown()
    await openPart(1)
    screen.getByTestId('printer-kind').querySelector<HTMLElement>('[value=usb]')?.click()
    await wait(10)
    await click('pick-printer-0')
    await click('add-printer')
    await click('role-1-summary')
    await press('Ctrl+S')
    expect(noticeIs()).toBe('told.saved')
    const first = await demo.settings()
    if (first.status !== 'ok') throw new Error('settings')
    expect(first.data.printer).toMatchObject({ kind: 'usb', path: '/dev/usb/lp0', identity: { vendor: 0x1fc9, socket: '1-2' } })
    expect(first.data.devices.more_printers[0]?.roles).toEqual(['shop', 'summary'])
    for (let n = 0; n < 3; n += 1) await click('add-printer')
    expect(see('add-printer')).toBeNull()
    await click('drop-printer-1')
    expect(see('add-printer')).not.toBeNull()
  })

  it('the self-test: one digit for the letters, one for the ruler, and it is kept', async () => {
    const { demo } = await sitDown()
    await openPart(1)
    await click('self-test-0')
    await wait(10)
    expect(demo.engine.tried).toEqual(['selftest 0'])
    await type('p')
    expect(demo.engine.tried).toHaveLength(2)
    await type('4')
    expect(textOf('selftest-ask')).toContain('尺子')
    await press('Escape')
    await type('3')
    await type('1')
    const now = await demo.settings()
    expect(now.status === 'ok' && now.data.printer).toMatchObject({ way: 'utf8', columns: 32 })
    expect(see('printer-0')).not.toBeNull()
  })

  it('what is spoken is saved first and then heard', async () => {
    const { demo } = await sitDown()
    await openPart(2)
    await click('speech-waiting')
    await click('sample-top_up')
    await wait(10)
    expect(demo.engine.tried).toEqual(['speak top_up'])
    const now = await demo.settings()
    expect(now.status === 'ok' && now.data.devices.speech).toEqual({ waiting: false, failed: true })
  })

  it('pole display, drawer and guest screen', async () => {
    const { demo } = await sitDown()
    await openPart(5)
    screen.getByTestId('pole-kind').querySelector<HTMLElement>('[value=cd5220]')?.click()
    screen.getByTestId('drawer-by').querySelector<HTMLElement>('[value=display]')?.click()
    await wait(10)
    await click('guest-screen')
    const picks = screen.getAllByTestId('pick-pole')
    picks[1]?.click()
    await click('test-display')
    await wait(10)
    expect(demo.engine.tried).toEqual(['display'])
    const now = await demo.settings()
    expect(now.status === 'ok' && now.data.devices).toMatchObject({ drawer: 'display', guest_screen: true, pole: { kind: 'cd5220', path: '/dev/ttyACM0' } })
  })
})

describe('the scanner wizard', () => {
  it('follows one ear when several hear the same scan', () => {
    const heard = (kind: 'wedge' | 'grab', name: string) => ({ kind, name, length: 18, same: true })
    const view = { state: 'heard' as const, chosen: null, gap_ms: null, advice: null }
    const both = [heard('wedge', ''), heard('grab', 'HR22'), heard('wedge', ''), heard('grab', 'HR22')]
    expect(leading({ ...view, heard: both }).map((one) => one.kind)).toEqual(['grab', 'grab'])
    expect(leading({ ...view, heard: both.slice(0, 3) }).map((one) => one.kind)).toEqual(['wedge', 'wedge'])
    const chosen = { kind: 'keyboard' as const, path: '', baud: 9600, identity: null }
    expect(leading({ ...view, heard: both, chosen }).map((one) => one.kind)).toEqual(['wedge', 'wedge'])
    expect(leading({ ...view, heard: [] })).toEqual([])
  })

  it('the same code three times, shown as it comes, then one Enter', async () => {
    const { demo } = await sitDown()
    await openPart(3)
    await click('wizard')
    await wait(50)
    for (let n = 1; n <= 3; n += 1) {
      await scan(WECHAT, { pace: 65 })
      expect(screen.getAllByTestId('heard')).toHaveLength(n)
    }
    expect(see('chosen')?.dataset.kind).toBe('keyboard')
    expect(textOf('advice')).toContain('串口')
    expect(textOf('wizard-panel')).not.toContain(WECHAT)
    await press('Enter')
    expect(noticeIs()).toBe('told.fitted')
    expect(see('wizard-panel')).toBeNull()
    expect(wedge.rules).toMatchObject({ gap: 100, again: 1500 })
    const now = await demo.settings()
    expect(now.status === 'ok' && now.data.scanner.kind).toBe('keyboard')
    expect(stageIs()).toBe('amount')
    localStorage.clear()
  })

  it('another code begins again; a slow gun gets its room', async () => {
    await sitDown()
    await openPart(3)
    await click('wizard')
    await wait(50)
    await scan(WECHAT, { pace: 80 })
    await scan('284720195688300027', { pace: 80 })
    expect(screen.getAllByTestId('heard')).toHaveLength(1)
    expect(textOf('differ')).toContain('不一样')
    await scan('284720195688300027', { pace: 80 })
    await scan('284720195688300027', { pace: 80 })
    await press('Enter')
    expect(wedge.rules.gap).toBe(100)
    localStorage.clear()
  })
})
