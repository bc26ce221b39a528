/** A cashier at the demo counter: keys with their own time stamps, scans, and eyes. */
import { fireEvent, render, screen } from '@testing-library/vue'
import { vi } from 'vitest'
import { type StartView, connectTo } from '@/bridge'
import { type DemoHost, demoHost } from '@/bridge/demo'
import CounterWindow from '@/screens/counter/CounterWindow.vue'
import { beginAgain, putAway } from '@/state/counter'
import { forgetSearch } from '@/state/finding'
import { take as takeIntake } from '@/screens/intake/intake'
import { forgetListing } from '@/state/listing'
import { newHolder, noHolder } from '@/state/members'
import { hush } from '@/state/notice'
import { closeAll } from '@/state/panels'
import { forgetPlugs } from '@/state/plugs'
import { forgetSettings } from '@/state/setup'
import { speak, words } from '@/words'

/** A person needs longer than this between two keys, in ms. */
const PERSON = 130
/** A scanner's pace, in ms. */
const SCANNER = 5

const CODES: Record<string, [code: string, shift: boolean]> = {
  '.': ['Period', false],
  '+': ['Equal', true],
  '*': ['Digit8', true],
  '-': ['Minus', false],
  '/': ['Slash', false],
  '%': ['Digit5', true],
  ',': ['Comma', false],
  ' ': ['Space', false],
}

function codeOf(char: string): [string, boolean] {
  if (/\d/.test(char)) return [`Digit${char}`, false]
  if (/[a-z]/i.test(char)) return [`Key${char.toUpperCase()}`, char !== char.toLowerCase()]
  return CODES[char] ?? [char, false]
}

let clock = 1000

export async function wait(ms: number) {
  clock += ms
  await vi.advanceTimersByTimeAsync(ms)
}

export interface Press {
  ctrl?: boolean
  alt?: boolean
  shift?: boolean
  key?: string
  keyCode?: number
  isComposing?: boolean
}

/** One key down. Returns false when the page took it away from the web view. */
export function down(code: string, more: Press = {}): boolean {
  const event = new KeyboardEvent('keydown', {
    code,
    key: more.key ?? code,
    keyCode: more.keyCode ?? 0,
    isComposing: more.isComposing ?? false,
    ctrlKey: more.ctrl ?? false,
    altKey: more.alt ?? false,
    shiftKey: more.shift ?? false,
    bubbles: true,
    cancelable: true,
  })
  Object.defineProperty(event, 'timeStamp', { value: clock })
  const target = document.activeElement ?? document.body
  return target.dispatchEvent(event)
}

export async function press(name: string) {
  const ctrl = name.startsWith('Ctrl+')
  const bare = ctrl ? name.slice(5) : name
  const [code] = bare.length === 1 ? codeOf(bare) : [bare]
  const passed = down(code, { ctrl })
  await wait(PERSON)
  return passed
}

export async function type(text: string) {
  for (const char of text) {
    const [code, shift] = codeOf(char)
    down(code, { shift, key: char })
    await wait(PERSON)
  }
}

export async function scan(text: string, { pace = SCANNER, end = ['Enter'] as string[] } = {}) {
  for (const char of text) {
    const [code, shift] = codeOf(char)
    down(code, { shift, key: char })
    await wait(pace)
  }
  for (const key of end) {
    down(key)
    await wait(1)
  }
  await wait(200)
}

export async function sitDown(start: Partial<StartView> = {}, before: (demo: DemoHost) => void = () => undefined) {
  vi.useFakeTimers()
  // Long enough for a code of the scene before to be a scan again.
  clock += 5000
  const demo = demoHost(1, start)
  before(demo)
  connectTo(demo)
  closeAll()
  forgetSearch()
  forgetListing()
  takeIntake({ is: 'nothing' })
  newHolder.value = noHolder()
  forgetSettings()
  forgetPlugs()
  hush()
  putAway.value = ''
  await beginAgain()
  speak('zh-CN')
  const page = render(CounterWindow, { global: { plugins: [words] } })
  await wait(50)
  return { demo, ...page }
}

export const see = (id: string) => screen.queryByTestId(id)
export const stageIs = () => screen.getByTestId('counter').dataset.stage
export const amountIs = () => screen.getByTestId('amount').dataset.text
export const typedIs = () => screen.getByTestId('typed').textContent?.trim() ?? ''
export const noticeIs = () => see('notice')?.dataset.words
export const textOf = (id: string) => see(id)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
/** Types into a real box: the web view puts the letters there. */
export async function write(id: string, text: string) {
  const box = screen.getByTestId(id) as HTMLInputElement
  box.focus()
  box.value = text
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await wait(10)
}
export const click = (id: string) => fireEvent.click(screen.getByTestId(id))

export const WECHAT = '134720195688300017'
export const ALIPAY = '284720195688300027'
