/** The one listener for keys. The layer on top hears first; what it does not know falls through unless it is closed. */
import { onScopeDispose } from 'vue'
import { charOf, nameOf } from './keynames'
import { MACHINE, Wedge } from './wedge'

export interface Layer {
  /** Nothing falls through to the layers below. */
  closed?: boolean
  /** Characters typed outside of inputs. */
  typed?(text: string): void
  /** A burst of keys; `slowest` is its longest pause in ms. */
  scanned?(text: string, slowest: number): void
  /** By name, `Ctrl+P`; in real inputs as well. */
  press?: Record<string, () => void>
  /** Heard whatever lies above, for keys that every screen must let through. */
  always?: Record<string, () => void>
  /** Any key at all: notices go away. */
  any?(): void
}

const layers: Layer[] = []
let began: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null
let target: EventTarget | null = null
let composed = false
/** A chord waits a moment: bar codes can carry chords, and the next key tells a machine. */
let chord: { act(): void; at: number; timer: ReturnType<typeof setTimeout> } | null = null

const isField = (el: EventTarget | null): el is HTMLInputElement | HTMLTextAreaElement =>
  (el instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file', 'range'].includes(el.type)) ||
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

/** Takes a scan out of the field that it was typed into, half-composed letters too. */
function restore() {
  if (!began) return
  const { field, value } = began
  began = null
  if (composed) field.blur()
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (composed) field.focus()
}

export const wedge = new Wedge({
  began() {
    composed = false
    began = isField(target) ? { field: target, value: target.value } : null
  },
  typed(text) {
    if (!began) hear((layer) => (layer.typed ? (layer.typed(text), true) : false))
    began = null
  },
  scanned(text, slowest) {
    restore()
    hear((layer) => (layer.scanned ? (layer.scanned(text, slowest), true) : false))
  },
  dropped: restore,
})

/** Keys that belong to a real input before anybody else. */
const EDITING = /^(Backspace|Delete|ArrowLeft|ArrowRight|Home|End|Ctrl\+([ACVXZY]|Arrow\w+|Backspace))$/
/** Keys that a real input gets when no layer wants them. */
const SPARE = /^(ArrowUp|ArrowDown|Enter|Tab)$/

function endChord(at: number) {
  if (!chord) return
  const { act, at: pressed, timer } = chord
  chord = null
  clearTimeout(timer)
  if (at - pressed > MACHINE) act()
}

function holdChord(act: () => void, at: number) {
  chord = { act, at, timer: setTimeout(() => endChord(Number.POSITIVE_INFINITY), MACHINE) }
}

const isModifier = (name: string) => /^(Shift|Control|Alt|Meta|CapsLock|NumLock)/.test(name) && !name.includes('+')

function onKeydown(e: KeyboardEvent) {
  const name = nameOf(e)
  if (!isModifier(name)) endChord(e.timeStamp)
  target = e.target
  const native = isNative(e.target)
  const composing = e.isComposing || e.keyCode === 229
  for (const layer of layers) layer.any?.()
  const char = charOf(e)
  if (char !== null && !(char === ' ' && !native)) {
    if (!native) e.preventDefault()
    e.stopPropagation()
    if (!e.repeat || native) wedge.key(char, e.timeStamp)
    composed ||= composing
    return
  }
  if (isModifier(name)) return
  const ends = name === 'Enter' || name === 'Tab'
  if (ends && wedge.end(e.timeStamp)) return swallow(e)
  if (!ends && wedge.pass(e.timeStamp)) return swallow(e)
  if (!ends) wedge.settle()
  // Inside an input these belong to the input method while it composes.
  if (native && composing && /^(Enter|Escape|Arrow\w+|Backspace)$/.test(name)) return
  if (native && EDITING.test(name)) return
  const through = layers.find((layer) => layer.always?.[name])
  if (through) {
    through.always?.[name]?.()
    return swallow(e)
  }
  const heard = hear((layer) => {
    const act = layer.press?.[name]
    if (act && /^(Ctrl|Alt)\+/.test(name)) holdChord(act, e.timeStamp)
    else act?.()
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
