/** The demo's devices and forms as a host. */
import type { PlugsView } from '../bindings'
import type { Answer, DevicesHost, TemplatesHost } from '../host'
import type { DemoCounter } from './engine'
import { DemoWizard, demoPicture, demoPlugs } from './plugged'
import { previewOf, readText } from './slips'

export const ok = <T>(data: T): Promise<Answer<T>> => Promise.resolve({ status: 'ok', data })
export const no = <T>(code: string, detail: string | null = null): Promise<Answer<T>> =>
  Promise.resolve({ status: 'error', error: { code, detail } })

const CAMERA_MS = 60_000

export type Fitting = Omit<DevicesHost, 'onPlugs'> & TemplatesHost & { plug(change: (view: PlugsView) => void): PlugsView }

export function fitting(engine: DemoCounter): Fitting {
  let now = demoPlugs()
  let logo = true
  let pictures = 0
  const wizard = new DemoWizard()
  const done = (what: string) => {
    engine.tried.push(what)
    return ok(null)
  }
  return {
    /** Changes what is plugged in and tells what came and went. */
    plug(change) {
      const before = now
      now = structuredClone({ ...before, came: [], gone: [] })
      change(now)
      const missing = (a: PlugsView, b: PlugsView) => a.found.filter((one) => !b.found.some((two) => two.path === one.path)).map((one) => one.name)
      return { ...now, came: missing(now, before), gone: missing(before, now) }
    },
    plugs: () => ok(structuredClone(now)),
    lookAtDevices: () => done('look'),
    camera: (on) => {
      if (engine.devices.find((one) => one.name === 'camera')?.code === 'not_set_up') return no('NoCamera')
      engine.eye = on ? { by_itself: false, until: Date.now() + CAMERA_MS } : null
      engine.changed()
      return ok(null)
    },
    cameraPicture: () => ok(engine.eye ? demoPicture((pictures += 1)) : null),
    testPrint: (printer) => done(`print ${printer}`),
    selfTest: (printer) => done(`selftest ${printer}`),
    testSpeak: (sample) => done(`speak ${sample}`),
    testDisplay: () => done('display'),
    startWizard: () => {
      wizard.begin()
      return ok(null)
    },
    wizard: () => ok(wizard.view()),
    wizardTyped: (text, gap) => {
      wizard.typed(text, gap)
      return ok(null)
    },
    stopWizard: () => ok(null),
    templatePreview: (edit, document) => ok(previewOf(edit, document, logo)),
    readTemplates: (text) => {
      const got = readText(text)
      return 'fault' in got ? no('TemplateInvalid', got.fault) : ok(got.templates)
    },
    writeTemplates: (templates) => ok(JSON.stringify(templates, null, 2)),
    setLogo: (file) => {
      if (!/^(iVBOR|\/9j\/|Qk)/.test(file)) return no('LogoInvalid')
      logo = true
      return ok(null)
    },
    clearLogo: () => {
      logo = false
      return ok(null)
    },
  }
}
