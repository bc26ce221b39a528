/** One card as it is looked at: its statement, page by page, and what is being done with it. */
import { watchDebounced } from '@vueuse/core'
import { computed, ref, shallowRef } from 'vue'
import { type CardView, type StatementRowView, host } from '@/bridge'
import { picture } from '@/state/counter'
import { ask } from '@/state/notice'

export type Step = 'amount' | 'lose' | 'replace' | 'transfer' | 'adjust' | 'rename' | 'phone' | 'close' | 'forget'

export function useCardPage(id: number, gone: () => void) {
  const card = shallowRef<CardView | null>(null)
  const rows = shallowRef<StatementRowView[]>([])
  const more = ref(false)
  const step = ref<Step | null>(null)
  const live = computed(() => card.value?.standing === 'active')
  let turn = 0

  /** The newest lines; older ones that were asked for stay while nothing new is there. */
  async function load() {
    turn += 1
    const mine = turn
    const found = await ask(host().memberStatement(id, null, null))
    if (mine !== turn) return
    if (!found) return card.value ? undefined : gone()
    card.value = found.card
    const [first] = found.rows
    if (rows.value[0]?.seq === first?.seq && rows.value[0]?.n === first?.n && rows.value.length > found.rows.length) return
    rows.value = found.rows
    more.value = found.more
  }
  async function older() {
    const last = rows.value.at(-1)
    if (!more.value || !last) return
    const mine = turn
    const found = await ask(host().memberStatement(id, last.seq, last.n))
    if (!found || mine !== turn) return
    rows.value = [...rows.value, ...found.rows]
    more.value = found.more
  }
  /** A step is over; what it did is looked at at once. */
  function done() {
    step.value = null
    void load()
  }
  watchDebounced(picture, load, { debounce: 150 })
  void load()
  return { card, rows, more, step, live, load, older, done }
}
