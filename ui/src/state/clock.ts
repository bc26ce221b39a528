/** Countdowns between two pictures. Milliseconds. */
import { useNow } from '@vueuse/core'
import { type ComputedRef, computed, ref, watch } from 'vue'

const TICK_MS = 250

/** Counts `start` down, or up, from the moment it was last given. */
export function useCount(start: () => number, direction: 1 | -1): ComputedRef<number> {
  const now = useNow({ interval: TICK_MS })
  const given = ref(Date.now())
  watch(start, () => (given.value = Date.now()), { flush: 'sync' })
  return computed(() => Math.max(0, start() + direction * Math.max(0, now.value.getTime() - given.value)))
}

/** `1:05`. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
