/** The text of a drawn amount field. */
import { ref } from 'vue'
import { isAmountChar } from './keynames'

const LONGEST = 20

export function useDrawn() {
  const drawn = ref('')
  return {
    drawn,
    type(chars: string) {
      const fit = [...chars].filter((char) => isAmountChar(char) && char !== '-' && char !== '/' && char !== '%')
      drawn.value = (drawn.value + fit.join('')).slice(0, LONGEST)
    },
    rub() {
      drawn.value = drawn.value.slice(0, -1)
    },
  }
}
