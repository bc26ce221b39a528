/** The name of a part of a payment, in the words. */
import type { TenderView } from '@/bridge'

export function tenderKey(tender: TenderView): string {
  switch (tender.is) {
    case 'wallet':
      return `wallet.${tender.wallet}`
    case 'cash':
      return 'tender.cash'
    case 'record':
      return `record.${tender.kind}`
    case 'member':
      return 'method.member_card'
    default:
      return 'tender.deposit'
  }
}
