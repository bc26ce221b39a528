import type { IconName } from '@/parts/icons'

const ICONS: Record<string, IconName> = {
  cloud: 'cloud',
  printer: 'printer',
  speaker: 'speaker',
  scanner: 'scan',
  display: 'display',
  book: 'book',
  clock: 'clock',
}

export const iconOf = (device: string): IconName => ICONS[device] ?? 'dot'
