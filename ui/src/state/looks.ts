/** Light, dark, or as the system says. Only this machine's taste, so it stays in the page. */
import { useLocalStorage, usePreferredDark } from '@vueuse/core'
import { computed, watchEffect } from 'vue'

export type Look = 'system' | 'light' | 'dark'

export const look = useLocalStorage<Look>('qiantai.look', 'system')

export function applyLook() {
  const asked = new URLSearchParams(window.location.search).get('look')
  if (asked === 'light' || asked === 'dark') look.value = asked
  const darkSystem = usePreferredDark()
  const dark = computed(() => look.value === 'dark' || (look.value === 'system' && darkSystem.value))
  watchEffect(() => document.documentElement.classList.toggle('dark', dark.value))
}

export function nextLook() {
  const order: Look[] = ['system', 'light', 'dark']
  look.value = order[(order.indexOf(look.value) + 1) % order.length] ?? 'system'
}
