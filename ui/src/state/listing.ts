/** The list of members as it stands, kept while a card lies over it. Only the pages in sight are asked for. */
import { ref, shallowReactive } from 'vue'
import { type CardView, type MemberOrder, host } from '@/bridge'
import { ask } from './notice'

export const ORDERS: readonly MemberOrder[] = ['newest', 'name', 'phone', 'card', 'most_money', 'least_money']
const PAGE = 50
/** Taller lists than this no browser can scroll; the orders reach both ends. */
const ROWS_MOST = 200_000

export const query = ref('')
export const order = ref<MemberOrder>('newest')
/** The chosen row. */
export const at = ref(0)
export const total = ref<number | null>(null)
/** How much of names and phones is read, of 1000; nothing when all is. */
export const building = ref<number | null>(null)
const pages = shallowReactive(new Map<number, CardView[]>())
const asked = new Set<number>()
let turn = 0

export const rows = () => Math.min(total.value ?? 0, ROWS_MOST)
export const cardAt = (row: number): CardView | undefined => pages.get(Math.floor(row / PAGE))?.[row % PAGE]

async function fetch(page: number) {
  const mine = turn
  asked.add(page)
  const found = await ask(host().memberList(query.value.trim(), order.value, page * PAGE, PAGE))
  if (mine !== turn) return
  if (!found) return void asked.delete(page)
  pages.set(page, found.cards)
  total.value = found.total
  building.value = found.building
}

/** Looks anew; the chosen row stays where there are as many. */
export async function find() {
  turn += 1
  const mine = turn
  asked.clear()
  const first = Math.floor(at.value / PAGE)
  const found = await ask(host().memberList(query.value.trim(), order.value, first * PAGE, PAGE))
  if (!found || mine !== turn) return
  pages.clear()
  pages.set(first, found.cards)
  asked.add(first)
  total.value = found.total
  building.value = found.building
  at.value = Math.max(0, Math.min(at.value, rows() - 1))
}

/** Asks for the pages of these rows that are not there. */
export function need(from: number, to: number) {
  const last = Math.min(Math.floor(to / PAGE), Math.floor(Math.max(0, rows() - 1) / PAGE))
  for (let page = Math.floor(Math.max(0, from) / PAGE); page <= last; page += 1) if (!asked.has(page)) void fetch(page)
}

export const step = (by: number) => (at.value = Math.max(0, Math.min(at.value + by, rows() - 1)))

export function turnOrder(to?: MemberOrder) {
  order.value = to ?? ORDERS[(ORDERS.indexOf(order.value) + 1) % ORDERS.length] ?? 'newest'
  at.value = 0
  return find()
}

/** The screen is left: the next look begins anew. */
export function forgetListing() {
  turn += 1
  query.value = ''
  order.value = 'newest'
  at.value = 0
  total.value = null
  pages.clear()
  asked.clear()
}
