/** Situations with people at the counter, for `?demo=NAME`; F11, Ctrl+Shift+R and Ctrl+Shift+S go on from there. */
import { personOf } from './folk'
import type { DemoHost } from './host'
import { CASES } from './scenes'

type Scene = (demo: DemoHost) => void

const HOUR = 3_600_000

/** `here` stands at the counter, `owner` is on duty since `hours`. */
function duty(here: string | null, owner: string | null = null, hours = 3): Scene {
  return ({ engine }) => {
    engine.people.seed(here)
    const on = engine.people.staff.find((one) => one.id === owner)
    if (!on) return
    engine.shifts.begin(personOf(on), 50_000, hours * HOUR)
    engine.shifts.kicks = { cash: 3, change: 1, mistake: 2 }
  }
}

/** Three shifts that were: even, short, over. */
const past: Scene = ({ engine }) => {
  const { shifts, people } = engine
  for (const [n, differs] of [0, -1250, 300].entries()) {
    const who = people.staff[3 - n]
    if (!who) continue
    const shift = shifts.begin(personOf(who), 50_000, (3 - n) * 8 * HOUR)
    Object.assign(shift, { expected: 116_000, count: 116_000 + differs, closed: shift.opened + 8 * HOUR })
    Object.assign(shift, { reason: differs ? 'change' : null, slip: `800011230000009${n + 1}` })
    shifts.past.unshift(shift)
    shifts.open = null
  }
}

const also =
  (...scenes: Scene[]): Scene =>
  (demo) =>
    scenes.forEach((scene) => scene(demo))

export const DUTY_SCENES: Record<string, Scene> = {
  /** Locked, with open cases. */
  lock: also(duty(null, '3'), ({ engine }) => void (engine.extraCases = CASES.slice(0, 2))),
  /** Somebody has typed too many wrong PINs. */
  lockwait: also(duty(null, '3'), ({ engine }) => {
    const who = engine.people.staff[2]
    if (who) who.misses = 4
  }),
  /** A clerk asks for more than the clerk may give back. */
  approve: also(duty('3', '3'), ({ engine }) => void engine.people.gate('Refund', 45_000, () => null)),
  /** The admin; nobody is on duty. */
  admin: duty('1'),
  /** A manager on duty. */
  duty: also(duty('1'), past, duty('2', '2')),
  /** A clerk on duty, who counts blind. */
  clerk: duty('3', '3'),
  /** Somebody else's shift, forgotten. */
  forgotten: also(duty('2', '3', 30), ({ engine }) => void (engine.extraCases = CASES)),
  /** Shifts that were. */
  past: also(duty('1'), past),
}
