import type { StaffView } from '@/bridge'

/** What wants a second Enter. */
export type Sure = 'badge' | 'drop' | 'gone'

export type Step =
  | { is: 'list' }
  | { is: 'form'; who: StaffView | null; first: boolean }
  | { is: 'pin'; id: string; name: string; must: boolean }
  | { is: 'sure'; what: Sure; who: StaffView }
