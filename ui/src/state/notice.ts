/** The newest sentence for the cashier; the next key or eight seconds put it away. */
import { useTimeoutFn } from '@vueuse/core'
import { ref } from 'vue'
import type { Answer } from '@/bridge'

export type Tone = 'trouble' | 'calm'
const SHOWN_MS = 8000

/** A key in the words. */
export const notice = ref<{ words: string; tone: Tone; facts?: Record<string, string> } | null>(null)
const { start, stop } = useTimeoutFn(() => (notice.value = null), SHOWN_MS, { immediate: false })

let heard = 0

export function tell(words: string, tone: Tone = 'calm', facts: Record<string, string> = {}) {
  notice.value = { words, tone, facts }
  start()
}

export function refuse(code: string) {
  tell(`code.${code}`, 'trouble')
}

/** Notices that are no refusals: something was done, and the cashier should know. */
const TOLD = ['ShiftStarted']

/** A notice of the engine, shown once. */
export function tellOnce(seq: number, code: string) {
  if (seq <= heard) return
  heard = seq
  tell(`code.${code}`, TOLD.includes(code) ? 'calm' : 'trouble')
}

export function hush() {
  stop()
  notice.value = null
}

/** After a change of books the pictures count from the start again. */
export function forgetHeard() {
  heard = 0
}

/** The data of an answer; a failure is told and becomes `undefined`. */
export async function ask<T>(said: Promise<Answer<T>>): Promise<T | undefined> {
  try {
    const answer = await said
    if (answer.status === 'ok') return answer.data
    // what was asked when the counter locked itself: the lock on the screen says it
    if (answer.error.code !== 'Locked') refuse(answer.error.code)
  } catch {
    refuse('Busy')
  }
  return undefined
}

/** True when the order was taken. */
export async function order(said: Promise<Answer<null>>): Promise<boolean> {
  return (await ask(said)) !== undefined
}
