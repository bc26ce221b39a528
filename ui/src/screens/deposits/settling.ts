/** One stay as it is settled: which cards, how much, and what that would do. */
import { computed, ref, shallowRef, watch } from 'vue'
import { type DepositCard, type DepositPreview, type StayView, host } from '@/bridge'
import { picture, stage } from '@/state/counter'
import { unnamed } from '@/state/deposits'
import { useDrawn } from '@/state/drawn'
import { ask, order, refuse } from '@/state/notice'
import { closeAll } from '@/state/panels'

export type Step = 'cards' | 'amount' | 'sure'

/** The stay, the cards chosen of it, the number, and the newest answer to what they would do. */
function useStay(id: number) {
  const stay = shallowRef<StayView | null>(null)
  const chosen = ref<number[]>([])
  const keep = ref(false)
  const preview = shallowRef<DepositPreview | null>(null)
  const { drawn, type, rub } = useDrawn()
  /** Cards that something can be done with, oldest first, as the stay has them. */
  const open = computed(() => stay.value?.cards.filter((card) => card.state === 'held') ?? [])
  const picked = computed(() => open.value.filter((card) => chosen.value.includes(card.id)))
  const ids = computed(() => picked.value.map((card) => card.id))
  const mayKeep = computed(() => picked.value.some((card) => card.keeps_rest))
  let turn = 0

  /** An answer that was overtaken is dropped. */
  async function look() {
    turn += 1
    const mine = turn
    if (!drawn.value || !ids.value.length) return (preview.value = null)
    const seen = await ask(host().depositPreview(ids.value, drawn.value, keep.value))
    if (mine === turn) preview.value = seen ?? null
  }
  async function fetch() {
    const found = await ask(host().stay(id))
    if (found) stay.value = found
    return found
  }
  const settle = () => order(host().settleDeposit(ids.value, drawn.value, keep.value && mayKeep.value))
  watch(mayKeep, (may) => !may && (keep.value = false))
  return { stay, chosen, keep, preview, drawn, type, rub, open, picked, mayKeep, look, fetch, settle }
}

/** The card that a scan named is chosen; with one card there is nothing to choose. */
function payerOf(open: DepositCard[], named: number | null) {
  return open.find((card) => card.id === named) ?? (open.length === 1 ? open[0] : undefined)
}

export function useSettling(id: number, gone: () => void) {
  const state = useStay(id)
  const { stay, chosen, keep, preview, drawn, type, rub, open, mayKeep, look } = state
  const step = ref<Step>('amount')
  let sent = false


  async function load() {
    const first = stay.value === null
    const found = await state.fetch()
    if (!found) return gone()
    if (first) {
      const payer = payerOf(open.value, unnamed.value ? null : found.named)
      unnamed.value = false
      chosen.value = payer ? [payer.id] : []
      step.value = payer || !open.value.length ? 'amount' : 'cards'
    }
    void look()
  }

  /** The first pick names the payer and goes on to the number; later ones add or take away. */
  function pick(card: number | undefined) {
    if (card === undefined || !open.value.some((one) => one.id === card)) return
    const going = step.value === 'cards' && chosen.value.length === 0
    const has = chosen.value.includes(card)
    chosen.value = has ? chosen.value.filter((one) => one !== card) : [...chosen.value, card]
    step.value = going ? 'amount' : step.value === 'sure' ? 'amount' : step.value
    void look()
  }

  function typed(text: string) {
    if (step.value === 'cards') return pick(stay.value?.cards[Number(text[0]) - 1]?.id)
    if (/k/i.test(text)) return toggleKeep()
    step.value = 'amount'
    type(text)
    void look()
  }

  function toggleKeep() {
    if (!mayKeep.value) return
    keep.value = !keep.value
    step.value = 'amount'
    void look()
  }

  function erase() {
    if (step.value === 'cards') return
    step.value = 'amount'
    rub()
    void look()
  }

  /** Enter: the cards, then what it would do, then it is done. */
  async function go() {
    if (step.value === 'cards') {
      if (!chosen.value.length) chosen.value = open.value.map((card) => card.id)
      step.value = 'amount'
      return look()
    }
    if (!open.value.length) return refuse('DepositNothingLeft')
    if (!drawn.value) return refuse('AmountEmpty')
    await look()
    if (!preview.value || preview.value.problem) return
    if (step.value === 'amount') return void (step.value = 'sure')
    sent = true
    step.value = 'amount'
    await state.settle()
  }

  /** Esc: from the check to the number; true when there is no step left. */
  function leaves(): boolean {
    if (step.value !== 'sure') return true
    step.value = 'amount'
    return false
  }
  const swap = () => open.value.length > 1 && (step.value = step.value === 'cards' ? 'amount' : 'cards')

  // Done, also after somebody approved it: the card on the main screen takes over.
  watch(stage, (now) => sent && now.is === 'deposit_settled' && closeAll())
  watch(() => [picture.value?.cases, picture.value?.question], load, { immediate: true })
  return { ...state, step, typed, erase, pick, go, leaves, swap, toggleKeep }
}
