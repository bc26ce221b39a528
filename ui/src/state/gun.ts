/** How slow a keyboard scanner may type. It belongs to this machine's gun, so it stays in the page. */
import { useLocalStorage } from '@vueuse/core'
import { watch } from 'vue'
import { wedge } from './keys'
import { WEDGE_RULES } from './wedge'

/** Largest pause between two keys of a scan, in ms. */
export const GAPS = [30, 50, 70, 100]
export const gap = useLocalStorage('qiantai.gun-gap', WEDGE_RULES.gap, { writeDefaults: false })

const chosen = (ms: number) => (GAPS.includes(ms) ? ms : WEDGE_RULES.gap)
watch(gap, (ms) => (wedge.rules.gap = chosen(ms)), { immediate: true })

/** Hears any gun, however slow, and the same code again and again, until the answer is called. */
export function hearEveryGun(): () => void {
  Object.assign(wedge.rules, { gap: Math.max(...GAPS), again: 0 })
  return () => Object.assign(wedge.rules, { gap: chosen(gap.value), again: WEDGE_RULES.again })
}

/** The smallest choice that leaves room beside a gun's slowest pause. */
export function fitGap(slowest: number) {
  gap.value = GAPS.find((ms) => ms >= WEDGE_RULES.gap && ms > slowest + 5) ?? Math.max(...GAPS)
}
