/** A PIN while it is typed: only in memory, never drawn, gone with the first excuse. */
import { computed, ref } from 'vue'

const LONGEST = 8
const SHORTEST = 4

export function usePin() {
  const digits = ref('')
  return {
    /** How many digits are typed. */
    many: computed(() => digits.value.length),
    enough: computed(() => digits.value.length >= SHORTEST),
    type(text: string) {
      digits.value = (digits.value + text.replace(/\D/g, '')).slice(0, LONGEST)
    },
    rub() {
      digits.value = digits.value.slice(0, -1)
    },
    empty() {
      digits.value = ''
    },
    /** Hands the digits out once. */
    take(): string {
      const taken = digits.value
      digits.value = ''
      return taken
    },
  }
}
