/** Which panel lies over the counter. The last opened is on top; Esc takes it away. */
import { computed, shallowRef } from 'vue'
import type { SaleDetail } from '@/bridge'

export type SettingsTab = 'shop' | 'count' | 'cloud' | 'devices' | 'slips' | 'work' | 'members' | 'program'
export type DevicePart = 'printers' | 'speaker' | 'scanner' | 'camera' | 'guest'

export type Panel =
  | { is: 'cash' | 'record' | 'code' | 'tray' | 'drawer' | 'devices' | 'wizard' | 'help' }
  | { is: 'shift' | 'report' | 'staff' | 'held' }
  | { is: 'deposits'; query: string }
  | { is: 'stay'; id: number }
  | { is: 'members' | 'holder' | 'intake' }
  | { is: 'member'; id: number }
  /** Pays by card, or puts the change of the sale on one. */
  | { is: 'cardpay'; change: boolean }
  | { is: 'settings'; tab?: SettingsTab; part?: DevicePart }
  /** One of the saved printers, counted from 0. */
  | { is: 'selftest'; printer: number }
  | { is: 'search'; refund: boolean }
  | { is: 'sale'; id: number }
  | { is: 'refund'; detail: SaleDetail }

export const panels = shallowRef<Panel[]>([])
export const panel = computed(() => panels.value.at(-1) ?? null)

export function open(next: Panel) {
  if (panel.value?.is === next.is) return
  panels.value = [...panels.value, next]
}

/** Opens a panel, or turns the one of its kind on top to what is asked for. */
export function turn(to: Panel) {
  if (panel.value?.is === to.is) panels.value = [...panels.value.slice(0, -1), to]
  else open(to)
}

/** Turns the settings on top to another page; a panel opened over them comes back to it. */
export function turnSettings(to: { tab?: SettingsTab; part?: DevicePart }) {
  const top = panel.value
  if (top?.is === 'settings') panels.value = [...panels.value.slice(0, -1), { ...top, ...to }]
}

export function back() {
  panels.value = panels.value.slice(0, -1)
}

/** Takes a panel away wherever it lies. */
export function drop(is: Panel['is']) {
  panels.value = panels.value.filter((one) => one.is !== is)
}

export function closeAll() {
  panels.value = []
}
