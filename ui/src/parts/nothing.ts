/** An amount of nothing is left out where it says nothing. */
import type { MoneyView } from '@/bridge'

export const isNothing = (of: MoneyView) => of.text === '0.00'
