/** The one listener for keys. The layer on top hears first; what it does not know falls through unless it is closed. */
import { onScopeDispose } from 'vue'
import { charOf, nameOf } from './keynames'
import { Wedge } from './wedge'

export interface Layer {
  /** Nothing falls through to the layers below. */
  closed?: boolean
  /** Characters typed outside of inputs. */
  typed?(text: string): void
  /** A burst of keys. */
  scanned?(text: string): void
  /** By name, `Ctrl+P`; in real inputs as well. */
  press?: Record<string, () => void>
  /** Any key at all: notices go away. */
  any?(): void
}

const layers: Layer[] = []
let began: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null
let target: EventTarget | null = null

const isField = (el: EventTarget | null): el is HTMLInputElement | HTMLTextAreaElement =>
  (el instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(el.type)) ||
  el instanceof HTMLTextAreaElement
const isNative = (el: EventTarget | null) => isField(el) || el instanceof HTMLSelectElement

function hear(offer: (layer: Layer) => boolean): boolean {
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const layer = layers[at]
    if (!layer) continue
    if (offer(layer)) return true
    if (layer.closed) return false
  }
  return false
}

export const wedge = new Wedge({
  began() {
    began = isField(target) ? { field: target, value: target.value } : null
  },
  typed(text) {
    if (!began) hear((layer) => (layer.typed ? (layer.typed(text), true) : false))
    began = null
  },
  scanned(text) {
    if (began) {
      began.field.value = began.value
      began.field.dispatchEvent(new Event('input', { bubbles: true }))
      began = null
    }
    hear((layer) => (layer.scanned ? (layer.scanned(text), true) : false))
  },
})

/** Keys that belong to a real input before anybody else. */
const EDITING = /^(Backspace|Delete|ArrowLeft|ArrowRight|Home|End|Ctrl\+([ACVXZY]|Arrow\w+|Backspace))$/
/** Keys that a real input gets when no layer wants them. */
const SPARE = /^(ArrowUp|ArrowDown|Enter|Tab)$/

function onKeydown(e: KeyboardEvent) {
  target = e.target
  const native = isNative(e.target)
  const composing = e.isComposing || e.keyCode === 229
  for (const layer of layers) layer.any?.()
  const char = charOf(e)
  if (char !== null && !(char === ' ' && !native)) {
    if (!native) e.preventDefault()
    e.stopPropagation()
    if (!e.repeat || native) wedge.key(char, e.timeStamp)
    return
  }
  const name = nameOf(e)
  if (/^(Shift|Control|Alt|Meta|CapsLock|NumLock)/.test(name) && !name.includes('+')) return
  const ends = name === 'Enter' || name === 'Tab'
  if (ends && wedge.end(e.timeStamp)) return swallow(e)
  if (!ends) wedge.settle()
  // Inside an input these belong to the input method while it composes.
  if (native && composing && /^(Enter|Escape|Arrow\w+|Backspace)$/.test(name)) return
  if (native && EDITING.test(name)) return
  const heard = hear((layer) => {
    const act = layer.press?.[name]
    if (act) act()
    return Boolean(act)
  })
  if (heard) return swallow(e)
  const onControl = e.target instanceof HTMLElement && e.target.closest('button,[role=tab],[role=radio],[role=switch]')
  if (native && SPARE.test(name)) return
  if (name === 'Tab' || (onControl && /^(Space|Arrow\w+|Home|End)$/.test(name))) return
  if (onControl && name === 'Enter' && layers.at(-1)?.closed) return
  swallow(e)
}

function swallow(e: Event) {
  e.preventDefault()
  e.stopPropagation()
}

/** A mouse click must not leave a button that a later Space would press again. */
function onClick(e: MouseEvent) {
  const el = document.activeElement
  if (e.detail > 0 && el instanceof HTMLButtonElement) el.blur()
}

/** Starts to listen; the web view's own menu, drag and drop are off. */
export function listenToKeys(): () => void {
  const off: (() => void)[] = []
  const on = <E extends Event>(name: string, hearing: (e: E) => void) => {
    window.addEventListener(name, hearing as EventListener, { capture: true })
    off.push(() => window.removeEventListener(name, hearing as EventListener, { capture: true }))
  }
  on('keydown', onKeydown)
  on('click', onClick)
  for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop']) on(name, (e) => e.preventDefault())
  return () => off.forEach((stop) => stop())
}

/** Puts a layer on top for as long as the component lives. */
export function useKeys(layer: Layer) {
  layers.push(layer)
  onScopeDispose(() => {
    const at = layers.indexOf(layer)
    if (at >= 0) layers.splice(at, 1)
  })
}
