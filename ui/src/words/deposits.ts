/** Words of deposits: take, find, settle; and of sales on hold. */
export const zh = {
  method: { wechat: '微信支付', alipay: '支付宝', cash: '现金', bank_card: '银行卡', voucher: '代金券', room_account: '房账' },
}

export const en: typeof zh = {
  method: { wechat: 'WeChat Pay', alipay: 'Alipay', cash: 'Cash', bank_card: 'Bank card', voucher: 'Voucher', room_account: 'Room account' },
}
