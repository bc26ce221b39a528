/** What is plugged in, and which of it is in use. */
import { shallowRef } from 'vue'
import { type FoundView, type IdentityView, type PlugsView, type SettingsView, host } from '@/bridge'
import { ask, tell } from './notice'

export const plugs = shallowRef<PlugsView | null>(null)

export async function loadPlugs() {
  plugs.value = (await ask(host().plugs())) ?? plugs.value
}

/** Something came or went. */
export function hearPlugs(view: PlugsView) {
  plugs.value = view
  const { came, gone } = view
  if (came.length) tell('told.came', 'calm', { names: came.join('、') })
  else if (gone.length) tell('told.gone', 'trouble', { names: gone.join('、') })
}

export function forgetPlugs() {
  plugs.value = null
}

/** A queue of the print spooler has no identity; a plugged printer has. */
export const isQueue = (found: FoundView) => found.kind === 'printer' && found.identity === null

interface Spot {
  path: string
  identity: IdentityView | null
}

/** The same device, at this port or at another. */
export function isAt(spot: Spot, found: FoundView): boolean {
  const [a, b] = [spot.identity, found.identity]
  if (!a || !b) return spot.path !== '' && spot.path === found.path
  const same = a.vendor === b.vendor && a.product === b.product
  return same && (a.serial || b.serial ? a.serial === b.serial : spot.path === found.path || a.socket === b.socket)
}

export type Use = 'printer' | 'speaker' | 'scanner' | 'camera' | 'display'

/** What the settings use a device for. */
export function usesOf(found: FoundView, settings: SettingsView): Use[] {
  const { printer, speaker, scanner, devices } = settings
  const printers = [printer, ...devices.more_printers]
  const prints = printers.some(
    (one) =>
      (one.kind === 'spooler' && isQueue(found) && one.queue === found.path) ||
      (['serial', 'file', 'usb'].includes(one.kind) && isAt(one, found)),
  )
  const uses: [Use, boolean][] = [
    ['printer', prints],
    ['speaker', (speaker.kind === 'syn6288' || speaker.kind === 'xfs5152') && isAt(speaker, found)],
    ['scanner', scanner.kind !== 'keyboard' && isAt(scanner, found)],
    ['camera', devices.camera.kind === 'device' && isAt(devices.camera, found)],
    ['display', !['none', 'practice'].includes(devices.pole.kind) && isAt(devices.pole, found)],
  ]
  return uses.filter(([, used]) => used).map(([use]) => use)
}
