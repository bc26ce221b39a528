/** The demo host as a plain browser opens it: `?demo=waiting&lang=en&mode=real&press=F9,Ctrl+I`. */
import type { StartView } from '../bindings'
import { CARD_KEYS, CARD_SCENES } from './cardscenes'
import { type DemoHost, demoHost } from './host'
import { DUTY_SCENES } from './dutyscenes'
import { CASES, SCENES as MAIN_SCENES } from './scenes'

export { demoHost, type DemoHost } from './host'
export { CASES } from './scenes'

export const SCENES = { ...MAIN_SCENES, ...DUTY_SCENES, ...CARD_SCENES }

/** A person's pace, in ms: faster keys would be a scan. */
const PACE_MS = 160

const SIGNS: Record<string, string> = { '.': 'Period', '-': 'Minus' }

/** Presses keys one after the other, as somebody at the counter would. */
function press(keys: string[]) {
  keys.forEach((name, at) =>
    setTimeout(() => {
      const bare = name.replace(/^Ctrl\+/, '')
      const code = /^\d$/.test(bare) ? `Digit${bare}` : /^[A-Za-z]$/.test(bare) ? `Key${bare.toUpperCase()}` : (SIGNS[bare] ?? bare)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { code, key: bare, ctrlKey: name !== bare, bubbles: true, cancelable: true }))
      if (target instanceof HTMLInputElement && bare.length === 1 && name === bare) {
        target.value += bare
        target.dispatchEvent(new Event('input', { bubbles: true }))
      }
    }, (at + 3) * PACE_MS),
  )
}

export function demoFromAddress(query: string): DemoHost {
  const asked = new URLSearchParams(query)
  const scene = asked.get('demo') ?? 'idle'
  const start: Partial<StartView> = { language: asked.get('lang') ?? 'zh-CN' }
  if (scene === 'recovery') start.recovery = CASES
  if (scene === 'welcome') start.first_run = true
  if (scene === 'book') start.book_problem = 'BookDamaged'
  const demo = demoHost(1, start)
  if (asked.get('mode') === 'real') demo.engine.mode = 'real'
  SCENES[scene]?.(demo)
  press([...(CARD_KEYS[scene] ?? []), ...(asked.get('press')?.split(',') ?? [])])
  return demo
}
