/** Which way a difference goes, read off its text. */
import type { SignedView } from '@/bridge'

export type Way = 'even' | 'over' | 'short'

export function wayOf(difference: SignedView): Way {
  if (/^-?[0.,]+$/.test(difference.text)) return 'even'
  return difference.text.startsWith('-') ? 'short' : 'over'
}

/** `-¥1.50`: the sign of currency stands after the minus. */
export function signedText(amount: SignedView): string {
  return amount.text.startsWith('-') ? `−¥${amount.text.slice(1)}` : `¥${amount.text}`
}
