/** Trying a device out. Only what is saved can be tried. */
import type { Said } from '@/bridge'
import { order, tell } from './notice'
import { changed, saveSettings } from './setup'

export async function tryOut(ask: () => Said<null>, told: string): Promise<boolean> {
  if (changed.value && !(await saveSettings())) return false
  const done = await order(ask())
  if (done) tell(told)
  return done
}
