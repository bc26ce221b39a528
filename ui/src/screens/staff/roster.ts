/** The list of people. A PIN or badge is proven after its order was taken, so every picture may change it. */
import { watchDebounced } from '@vueuse/core'
import { shallowRef } from 'vue'
import { type StaffView, host } from '@/bridge'
import { picture } from '@/state/counter'
import { ask } from '@/state/notice'

/** A pause between two pictures, in ms, after which the list is asked for again. */
const PAUSE_MS = 100

export function useRoster() {
  const roster = shallowRef<StaffView[]>([])
  const known = shallowRef(false)
  async function load() {
    const desk = picture.value?.desk
    // The lock lies over it, or the right has gone: nothing is asked, so that nothing is refused.
    if (desk?.staffed && !desk.rights.includes('manage_staff')) return
    const list = await ask(host().staffList())
    if (!list) return
    roster.value = list
    known.value = true
  }
  void load()
  watchDebounced(picture, load, { debounce: PAUSE_MS })
  return { roster, known, load }
}
