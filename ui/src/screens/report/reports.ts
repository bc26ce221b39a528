/** Which report is looked at, and what of it is opened; kept while a sale lies over it. */
import { computed, ref, shallowRef } from 'vue'
import { type FigureView, type MethodView, type ReportView, type ScopeView, type ShiftRow, host } from '@/bridge'
import type { Place } from './cells'

export type Tab = 'current' | 'today' | 'yesterday' | 'history'
export const TABS: readonly Tab[] = ['current', 'today', 'yesterday', 'history']
export interface Opened {
  figure: FigureView
  method: MethodView | null
  /** Nobody's time of the report's day instead of the report itself. */
  alone?: boolean
}

export const tab = ref<Tab>('current')
/** A shift of the history. */
export const past = ref<number | null>(null)
export const place = ref<Place>({ row: 0, column: 0 })
/** Figures opened one from another, the newest last. */
export const opened = shallowRef<Opened[]>([])
export const report = shallowRef<ReportView | null>(null)
export const history = shallowRef<ShiftRow[]>([])
export const historyAt = ref(0)
/** Why there is none. */
export const problem = ref('')
/** Where the last A4 page went. */
export const path = ref('')

export const scope = computed<ScopeView | null>(() => {
  if (past.value !== null) return { is: 'shift', id: past.value }
  return tab.value === 'history' ? null : { is: tab.value }
})

let turn = 0

/** Asks for what is looked at; an answer that was overtaken is dropped. */
export async function load() {
  turn += 1
  const mine = turn
  const asked = scope.value
  const answer = await (asked ? host().report(asked) : host().shiftHistory()).catch(() => null)
  if (mine !== turn) return
  problem.value = answer?.status === 'ok' ? '' : (answer?.error.code ?? 'Busy')
  if (answer?.status !== 'ok') report.value = null
  else if (Array.isArray(answer.data)) history.value = answer.data
  else report.value = answer.data
}

function turnTo(next: { tab: Tab; past: number | null }) {
  tab.value = next.tab
  past.value = next.past
  place.value = { row: 0, column: 0 }
  opened.value = []
  report.value = null
  path.value = ''
  return load()
}

export const toTab = (next: Tab) => turnTo({ tab: next, past: null })
export const toShift = (id: number) => turnTo({ tab: 'history', past: id })
export const openFigure = (next: Opened) => (opened.value = [...opened.value, next])
export const closeFigure = () => (opened.value = opened.value.slice(0, -1))

/** The screen is left: the next look begins with the shift at hand. */
export function forgetReports() {
  turn += 1
  tab.value = 'current'
  past.value = null
  place.value = { row: 0, column: 0 }
  opened.value = []
  report.value = null
  historyAt.value = 0
  path.value = ''
  problem.value = ''
}
