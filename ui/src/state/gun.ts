/** How slow a keyboard scanner may type. It belongs to this machine's gun, so it stays in the page. */
import { useLocalStorage } from '@vueuse/core'
import { watch } from 'vue'
import { wedge } from './keys'
import { WEDGE_RULES } from './wedge'

/** Largest pause between two keys of a scan, in ms. */
export const GAPS = [30, 50, 80, 100]
export const gap = useLocalStorage('qiantai.scan-gap', WEDGE_RULES.gap)

watch(gap, (ms) => (wedge.rules.gap = GAPS.includes(ms) ? ms : WEDGE_RULES.gap), { immediate: true })
