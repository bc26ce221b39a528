/** Somebody chosen from a list of people, and the PIN typed for exactly that person. */
import { computed, ref, watch } from 'vue'
import type { PersonView } from '@/bridge'
import { usePages } from './pages'
import { usePin } from './pin'

export function useChosen(people: () => PersonView[]) {
  const id = ref<string | null>(null)
  const pin = usePin()
  const pages = usePages(people)
  const chosen = computed(() => people().find((one) => one.id === id.value) ?? null)
  // A PIN never goes to another person than the one it was typed for.
  watch(id, () => pin.empty(), { flush: 'sync' })

  function pick(person: PersonView | undefined) {
    if (!person) return
    if (id.value === person.id) pin.empty()
    id.value = person.id
  }
  /** The neighbour in the list, which may stand on another page. */
  function step(by: number) {
    const all = people()
    if (!all.length) return
    const at = all.findIndex((one) => one.id === id.value)
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length
    while (pages.page.value !== Math.floor(next / 9)) pages.turn(1)
    pick(all[next])
  }
  return {
    pages,
    pin,
    chosen,
    pick,
    step,
    leave: () => (id.value = null),
    /** The first digit names a person, the digits after that are the PIN. */
    typed(text: string) {
      if (chosen.value) return pin.type(text)
      const [first = '', ...rest] = text
      pick(pages.byDigit(first))
      if (chosen.value) pin.type(rest.join(''))
    },
    /** Backspace on an empty PIN goes back to the choice. */
    rub() {
      if (pin.many.value > 0) pin.rub()
      else id.value = null
    },
  }
}
