/** A list walked with the arrows. */
import { type Ref, ref, watch } from 'vue'

export function useChoice(length: () => number): { at: Ref<number>; up(): void; down(): void } {
  const at = ref(0)
  watch(length, (many) => (at.value = Math.max(0, Math.min(at.value, many - 1))))
  const step = (by: number) => {
    const many = length()
    if (many > 0) at.value = (at.value + by + many) % many
  }
  return { at, up: () => step(-1), down: () => step(1) }
}
