/** What a light is called, looks like and leads to. */
import type { DeviceView, Light } from '@/bridge'
import { host } from '@/bridge'
import type { IconName } from '@/parts/icons'
import { toggleCamera } from '@/state/camera'
import { order, tell } from '@/state/notice'
import { type DevicePart, open } from '@/state/panels'
import { sentence } from '@/words'

const ICONS: Record<string, IconName> = {
  cloud: 'cloud',
  printer: 'printer',
  speaker: 'speaker',
  scanner: 'scan',
  camera: 'camera',
  display: 'pole',
  book: 'book',
  clock: 'clock',
}
export const LOOKS: Record<Light, { icon: IconName; tone: string }> = {
  good: { icon: 'check', tone: 'text-paid' },
  warn: { icon: 'alert', tone: 'text-doubt' },
  bad: { icon: 'cross', tone: 'text-trouble' },
  off: { icon: 'dot', tone: 'text-muted' },
}
const PARTS: Record<string, DevicePart> = {
  printer: 'printers',
  speaker: 'speaker',
  scanner: 'scanner',
  camera: 'camera',
  display: 'guest',
}

export const iconOf = (device: string): IconName => ICONS[device] ?? 'dot'
export const nameOf = (device: DeviceView) => device.label || sentence(`devices.${device.name}`, 'devices.title')
export const stateOf = (device: DeviceView) => sentence(`device.${device.code}`, `device.${device.light}`)
/** What to do about it; nothing while it works. */
export const remedyOf = (device: DeviceView) =>
  device.light === 'good' ? '' : sentence(`remedy.${device.code}`, 'remedy.other')

export async function lookAgain() {
  if (await order(host().lookAtDevices())) tell('told.looked')
}

/** Goes where it can be mended: its settings, or another look. */
export function mend(device: DeviceView) {
  const part = PARTS[device.name]
  if (part) open({ is: 'settings', tab: 'devices', part })
  else if (device.code === 'not_configured') open({ is: 'settings', tab: 'cloud' })
  else void lookAgain()
}

/** `printer` is the first, `printer3` the third. */
const indexOf = (device: DeviceView) => Math.max(0, Number(/\d+$/.exec(device.id)?.[0] ?? 1) - 1)

export async function tryOut(device: DeviceView) {
  switch (device.name) {
    case 'printer':
      if (await order(host().testPrint(indexOf(device)))) tell('told.printed')
      break
    case 'speaker':
      if (await order(host().testSpeak('test'))) tell('told.spoken')
      break
    case 'display':
      if (await order(host().testDisplay())) tell('told.shown')
      break
    case 'scanner':
      open({ is: 'wizard' })
      break
    case 'camera':
      await toggleCamera()
      break
    default:
      await lookAgain()
  }
}
