/** A long list in pages of nine, so that a digit always picks. */
import { type ComputedRef, type Ref, computed, ref, watch } from 'vue'

const A_PAGE = 9

export interface Pages<T> {
  page: Ref<number>
  pages: ComputedRef<number>
  shown: ComputedRef<T[]>
  turn(by: number): void
  /** What the digit stands beside now. */
  byDigit(digit: string): T | undefined
}

export function usePages<T>(all: () => readonly T[]): Pages<T> {
  const page = ref(0)
  const pages = computed(() => Math.max(1, Math.ceil(all().length / A_PAGE)))
  watch(pages, (many) => (page.value = Math.min(page.value, many - 1)))
  const shown = computed(() => all().slice(page.value * A_PAGE, (page.value + 1) * A_PAGE))
  return {
    page,
    pages,
    shown,
    turn: (by) => (page.value = (page.value + by + pages.value) % pages.value),
    byDigit: (digit) => (/^[1-9]$/.test(digit) ? shown.value[Number(digit) - 1] : undefined),
  }
}
