import type { MethodView } from '@/bridge'

/** The words of a method, as tenders call it elsewhere. */
export const METHOD_WORDS: Record<MethodView, string> = {
  wechat: 'wallet.wechat',
  alipay: 'wallet.alipay',
  online_card: 'wallet.online_card',
  member_card: 'method.member_card',
  cash: 'tender.cash',
  bank_card: 'record.bank_card',
  voucher: 'record.voucher',
  room_account: 'record.room_account',
}
