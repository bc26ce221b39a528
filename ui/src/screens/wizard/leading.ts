/** A scan can be heard by several ears at once; the screen follows one of them. */
import type { HeardView, ScannerView, WizardView } from '@/bridge'

const KINDS: Record<ScannerView['kind'], HeardView['kind']> = {
  keyboard: 'wedge',
  serial: 'serial',
  hid_pos: 'hid_pos',
  grab: 'grab',
}

/** The scans of the chosen source, else of the one that was heard most, the newest first among equals. */
export function leading(view: WizardView): HeardView[] {
  const groups = new Map<string, HeardView[]>()
  for (const one of view.heard) {
    const key = `${one.kind} ${one.name}`
    const before = groups.get(key) ?? []
    groups.delete(key)
    groups.set(key, [...before, one])
  }
  const kind = view.chosen && KINDS[view.chosen.kind]
  const fit = [...groups.values()].filter(([first]) => !kind || first?.kind === kind)
  return fit.reduce((best, next) => (next.length >= best.length ? next : best), [])
}
