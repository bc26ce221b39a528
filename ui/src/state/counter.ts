/** The newest picture of the counter and the amount line. The screen keeps no facts of its own. */
import { computed, ref, shallowRef } from 'vue'
import { type CounterView, type LineView, type Stage, host } from '@/bridge'
import { isAmountChar } from './keynames'
import { ask, forgetHeard, tellOnce } from './notice'

const NO_LINE: LineView = {
  seq: 0,
  text: '',
  gross: null,
  discount: null,
  undiscountable: null,
  deposit: null,
  due: null,
  problem: null,
}
const LONGEST = 40

export const picture = shallowRef<CounterView | null>(null)
/** When the picture came, on the page's clock: countdowns run from here. */
export const pictureAt = ref(0)
/** The amount line as drawn. */
export const text = ref('')
/** The line as the engine reads it. */
export const line = shallowRef<LineView>(NO_LINE)
/** What Esc took off the line; Backspace on an empty line brings it back. */
export const putAway = ref('')

export const stage = computed<Stage>(() => picture.value?.stage ?? { is: 'amount' })

let seq = 0
let sending: Promise<unknown> = Promise.resolve()

export function take(next: CounterView) {
  if (picture.value && next.seq < picture.value.seq) return
  picture.value = next
  pictureAt.value = performance.now()
  if (next.line.seq >= seq) {
    seq = next.line.seq
    text.value = next.line.text
    line.value = next.line
  }
  if (next.notice) tellOnce(next.notice.seq, next.notice.code)
}

/** Another book was opened: its pictures count from the start. */
export async function beginAgain() {
  picture.value = null
  seq = 0
  text.value = ''
  line.value = NO_LINE
  forgetHeard()
  const view = await ask(host().view())
  if (view) take(view)
}

function draft(next: string) {
  text.value = next
  seq += 1
  const mine = seq
  sending = ask(host().draft(mine, next)).then((view) => {
    if (view && mine === seq) line.value = view
  })
}

/** Characters for the amount line. After Enter or a result, digits begin a new amount. */
export function type(chars: string) {
  const fit = [...chars].filter(isAmountChar).join('')
  if (!fit) return
  const { is } = stage.value
  const goesOn = is === 'amount' || is === 'code_ready' || (is === 'armed' && !/^[\d.]/.test(fit))
  putAway.value = ''
  draft(((goesOn ? text.value : '') + fit).slice(0, LONGEST))
}

export function backspace() {
  const { is } = stage.value
  if (is !== 'amount' && is !== 'armed' && is !== 'code_ready') return
  if (text.value) draft(text.value.slice(0, -1))
  else if (putAway.value) {
    const back = putAway.value
    putAway.value = ''
    draft(back)
  }
}

/** Waits until the engine has read what was typed before. */
export async function settled() {
  await sending
}
