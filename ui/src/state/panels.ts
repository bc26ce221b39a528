/** Which panel lies over the counter. The last opened is on top; Esc takes it away. */
import { computed, shallowRef } from 'vue'
import type { SaleDetail } from '@/bridge'

export type SettingsTab = 'shop' | 'count' | 'cloud' | 'devices' | 'slips' | 'work' | 'program'
export type DevicePart = 'printers' | 'speaker' | 'scanner' | 'camera' | 'guest'

export type Panel =
  | { is: 'cash' | 'record' | 'code' | 'tray' | 'drawer' | 'devices' | 'wizard' | 'help' }
  | { is: 'shift' | 'report' | 'staff' | 'held' }
  | { is: 'deposits'; query: string }
  | { is: 'stay'; id: number }
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

/** Turns the settings on top to another page; a panel opened over them comes back to it. */
export function turnSettings(to: { tab?: SettingsTab; part?: DevicePart }) {
  const top = panel.value
  if (top?.is === 'settings') panels.value = [...panels.value.slice(0, -1), { ...top, ...to }]
}

export function back() {
  panels.value = panels.value.slice(0, -1)
}

export function closeAll() {
  panels.value = []
}
