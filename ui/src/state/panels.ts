/** Which panel lies over the counter. The last opened is on top; Esc takes it away. */
import { computed, shallowRef } from 'vue'
import type { SaleDetail } from '@/bridge'

export type Panel =
  | { is: 'cash' | 'record' | 'code' | 'tray' | 'drawer' | 'settings' | 'devices' | 'help' }
  | { is: 'search'; refund: boolean }
  | { is: 'sale'; id: number }
  | { is: 'refund'; detail: SaleDetail }

export const panels = shallowRef<Panel[]>([])
export const panel = computed(() => panels.value.at(-1) ?? null)

export function open(next: Panel) {
  if (panel.value?.is === next.is) return
  panels.value = [...panels.value, next]
}

export function back() {
  panels.value = panels.value.slice(0, -1)
}

export function closeAll() {
  panels.value = []
}
