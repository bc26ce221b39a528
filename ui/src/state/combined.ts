/** The deposit that was paid together with a sale, in the views that tell of one. */
import type { MoneyView, PaidView, SaleDetail } from '@/bridge'

export function depositOf(view: PaidView | SaleDetail): MoneyView | null {
  return view.deposit
}
