/** What is plugged into the demo's computer, and a camera that sees stripes. */
import type { FoundView, HeardView, IdentityView, PictureView, PlugsView, WizardView } from '../bindings'

const usb = (vendor: number, product: number, serial: string | null, socket: string): IdentityView => ({
  vendor,
  product,
  serial,
  socket,
})

const FOUND: FoundView[] = [
  { kind: 'printer', path: '/dev/usb/lp0', name: 'XP-80C', identity: usb(0x1fc9, 0x2016, null, '1-2') },
  { kind: 'printer', path: '后厨_58mm', name: '后厨_58mm', identity: null },
  { kind: 'hid_scanner', path: '/dev/hidraw2', name: 'Honeywell 1900', identity: usb(0x0c2e, 0x0b61, '15023B0A', '1-3') },
  { kind: 'keyboard', path: '/dev/input/event7', name: 'Newland HR22', identity: usb(0x1eab, 0x0003, null, '1-4') },
  { kind: 'serial', path: '/dev/ttyUSB0', name: 'CH340 (COM3)', identity: usb(0x1a86, 0x7523, null, '1-5') },
  { kind: 'serial', path: '/dev/ttyACM0', name: 'VFD 顾客显示屏', identity: usb(0x0416, 0xf012, 'P20', '1-6') },
  { kind: 'camera', path: '/dev/video0', name: 'USB 2.0 Camera', identity: usb(0x0c45, 0x6366, null, '1-7') },
]

export function demoPlugs(): PlugsView {
  const screens = [
    { name: 'HDMI-1', width: 1920, height: 1080, own: true, guest: false },
    { name: 'HDMI-2', width: 1024, height: 600, own: false, guest: true },
  ]
  return { found: structuredClone(FOUND), screens, came: [], gone: [] }
}

const [WIDTH, HEIGHT] = [160, 120]

/** A phone with a striped code, drifting a little from picture to picture. */
export function demoPicture(number: number): PictureView {
  let luma = ''
  const drift = Math.round(6 * Math.sin(number / 5))
  for (let at = 0; at < WIDTH * HEIGHT; at += 1) {
    const [x, y] = [(at % WIDTH) - drift, Math.floor(at / WIDTH)]
    const phone = x > 38 && x < 122 && y > 8
    const code = x > 50 && x < 110 && y > 40 && y < 80
    const stripe = (((x * 7) % 13) + ((x * 3) % 5)) % 3 === 0
    luma += String.fromCharCode(code ? (stripe ? 24 : 235) : phone ? 225 : 70 + ((x + y) >> 2))
  }
  return { width: WIDTH, height: HEIGHT, luma: btoa(luma), number }
}

/** The scanner wizard: three times the same code, and it is chosen. */
export class DemoWizard {
  private heard: HeardView[] = []
  private last = ''
  private slowest = 0
  private differs = false

  begin() {
    this.heard = []
    this.last = ''
    this.slowest = 0
    this.differs = false
  }

  typed(text: string, gap: number) {
    if (text !== this.last) {
      this.differs = this.heard.length > 0
      this.heard = []
    } else this.differs = false
    this.slowest = Math.max(this.slowest, gap)
    this.heard.push({ name: '', kind: 'wedge', length: text.length, same: true })
    this.last = text
  }

  view(): WizardView {
    const done = this.heard.length >= 3
    const state = done ? 'chosen' : this.differs ? 'differ' : this.heard.length ? 'heard' : 'listening'
    return {
      state,
      heard: this.heard.map((one) => ({ ...one })),
      chosen: done ? { kind: 'keyboard', path: '', baud: 9600, identity: null } : null,
      gap_ms: done ? this.slowest : null,
      advice: done && this.slowest > 60 ? 'slow' : null,
    }
  }
}
