/** The demo host as a plain browser opens it: `?demo=waiting&lang=en&mode=real`. */
import type { StartView } from '../bindings'
import { type DemoHost, demoHost } from './host'
import { DUTY_SCENES } from './dutyscenes'
import { CASES, SCENES as MAIN_SCENES } from './scenes'

export { demoHost, type DemoHost } from './host'
export { CASES } from './scenes'

export const SCENES = { ...MAIN_SCENES, ...DUTY_SCENES }

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
  return demo
}
