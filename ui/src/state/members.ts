/** What the keys of member cards ask for, and how cards are found. */
import { watchDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { type CardView, type HolderEdit, host } from '@/bridge'
import { useChoice } from './choice'
import { line, picture, settled, stage } from './counter'
import { amountDue } from './moves'
import { ask, order, refuse } from './notice'
import { closeAll, open } from './panels'

/** What the counter's cards are; nothing where it has none. */
export const members = computed(() => picture.value?.members ?? null)

/** A new card as typed: Esc and back again lose nothing of it. Whoever stands here next sees nothing of it. */
export const newHolder = ref<HolderEdit>(noHolder())
export function noHolder(): HolderEdit {
  return { name: '', phone: '', code: '', note: '' }
}
watch(
  () => picture.value?.desk.person?.id,
  () => (newHolder.value = noHolder()),
)

/** `500.00` is read out as 500. */
export const whole = (text: string) => text.replace(/\.00$/, '')

/** F9. */
export function openMembers() {
  if (!members.value) return refuse('MembersOff')
  open({ is: 'members' })
}

/** F3: pays by card; after a cash sale the change goes on one; with nothing to pay it shows the members. */
export async function openCardPay() {
  await settled()
  if (!members.value) return refuse('MembersOff')
  if (picture.value?.change_to_card) return open({ is: 'cardpay', change: true })
  const now = stage.value.is
  if (now === 'waiting' || now === 'showing_code') return refuse('AttemptOpen')
  const sale = picture.value?.open_sale
  if (sale?.top_up) return refuse('CardByCard')
  if (sale || amountDue()) return open({ is: 'cardpay', change: false })
  if (line.value.problem) return refuse(line.value.problem)
  open({ is: 'members' })
}

/** Puts the page of a card away; the counter that opened it is told. */
export const showCard = (card: number | null) => order(host().showMember(card))

/** Puts a top-up in front; it is paid like a sale. */
export async function topUp(card: number, tier: number | null, amount: string): Promise<boolean> {
  const done = await order(host().topUp(card, tier, amount))
  if (done) closeAll()
  return done
}

/** Most that a search inside another screen shows. */
const FOUND_MOST = 8

/** Cards by what is typed, for screens that need one of them. Nothing is listed before something is typed. */
export function useFinder() {
  const query = ref('')
  const cards = shallowRef<CardView[]>([])
  const looked = ref('')
  /** Names and phones are still being read: what is not found may be there. */
  const building = ref(false)
  const choice = useChoice(() => cards.value.length)
  let turn = 0

  async function find() {
    turn += 1
    const mine = turn
    const asked = query.value.trim()
    const found = asked ? await ask(host().memberList(asked, 'newest', 0, FOUND_MOST)) : { cards: [], building: null }
    if (!found || mine !== turn) return
    cards.value = found.cards
    looked.value = asked
    building.value = found.building !== null
  }
  watchDebounced(query, find, { debounce: 150 })
  watch(query, () => (choice.at.value = 0))
  /** The chosen card, of what is typed at this moment. */
  async function chosen(): Promise<CardView | undefined> {
    if (looked.value !== query.value.trim()) await find()
    return cards.value[choice.at.value]
  }
  return { query, cards, looked, building, at: choice.at, up: choice.up, down: choice.down, find, chosen }
}
export type Finder = ReturnType<typeof useFinder>
