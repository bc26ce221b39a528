/** The report of the shift on the screen; it is made anew with every picture, which is when figures change. */
import { watchDebounced } from '@vueuse/core'
import { shallowRef } from 'vue'
import { type ReportView, host } from '@/bridge'
import { picture } from '@/state/counter'

/** A pause between two pictures, in ms, after which the figures are asked for again. */
const PAUSE_MS = 150

/**
 * The shift that is open, or the one closed last. `null` while it is not there or nobody is signed in: the shift's
 * own screens go on without.
 */
export function useShiftReport() {
  const report = shallowRef<ReportView | null>(null)
  let turn = 0
  async function load() {
    turn += 1
    const mine = turn
    const answer = await host()
      .report({ is: 'current' })
      .catch(() => null)
    if (mine === turn) report.value = answer?.status === 'ok' ? answer.data : null
  }
  void load()
  watchDebounced(picture, () => void load(), { debounce: PAUSE_MS })
  return report
}
