/** The search as it stands, kept while a sale or refund lies over it. */
import { ref, shallowRef } from 'vue'
import { type SaleRow, host } from '@/bridge'
import { ask } from './notice'

export const query = ref('')
export const rows = shallowRef<SaleRow[]>([])
let turn = 0

/** Looks up `query`; an answer that was overtaken is dropped. */
export async function find() {
  turn += 1
  const mine = turn
  const found = await ask(host().search(query.value))
  if (found && mine === turn) rows.value = found
}

export function forgetSearch() {
  turn += 1
  query.value = ''
  rows.value = []
}
