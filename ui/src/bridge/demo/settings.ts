/** The demo's settings: kept in memory only. */
import type { GiftKind, MembersEdit, PrinterView, SettingsEdit, SettingsView, TierEdit } from '../bindings'
import { demoTemplates } from './slips'

export const demoPrinter = (): PrinterView => ({
  kind: 'practice',
  label: '',
  host: '',
  port: 9100,
  path: '',
  baud: 9600,
  queue: '',
  identity: null,
  roles: ['guest', 'summary'],
  columns: null,
  way: 'gbk',
})

const tier = (amount: string, kind: GiftKind, value: string): TierEdit => ({ amount, gift: { kind, value } })

export const demoMembers = (): MembersEdit => ({
  on: true,
  name: '云山会员卡',
  tiers: [tier('100', 'none', ''), tier('300', 'percent', '10'), tier('500', 'amount', '75'), tier('1000', 'amount', '200')],
  any_amount: true,
  spending_gift: 2,
  order: 'gift_first',
  shortfall: 'from_principal',
  named: '5000',
  unnamed: '1000',
  real_name_from: '10000',
  cash_back: '100',
})

/** The first thing that is wrong, as the shell names it; later ones wait. */
export function programmeFault(members: MembersEdit): string | null {
  if (!members.on) return null
  if (!members.name.trim()) return 'programme.name_empty'
  if (!members.tiers.length && !members.any_amount) return 'programme.nothing_sold'
  const fault = members.tiers.map(({ amount, gift }, at) => {
    if (!/^\d+(\.\d{1,2})?$/.test(amount)) return `programme.tier_amount.${at}`
    if (Number(amount) === 0) return `programme.tier_zero.${at}`
    if (members.tiers.findIndex((other) => other.amount === amount) < at) return `programme.tier_twice.${at}`
    if (gift.kind === 'amount' && !/^\d+(\.\d{1,2})?$/.test(gift.value)) return `programme.gift_amount.${at}`
    return gift.kind === 'percent' && !/^(100|\d{1,2})$/.test(gift.value) ? `programme.gift_percent.${at}` : null
  })
  const limit = (['named', 'unnamed', 'real_name_from', 'cash_back'] as const).find((name) => !/^(\d+(\.\d{1,2})?)?$/.test(members[name]))
  return fault.find((one) => one !== null) ?? (limit ? `programme.limit.${limit}` : null)
}

export function demoSettings(): SettingsView {
  return {
    mode: 'practice',
    language: 'zh-CN',
    shop_name: '云山湖酒店 · 前台',
    header: ['欢迎光临'],
    footer: ['谢谢惠顾', '电话 0571-8888 0000'],
    columns: 48,
    receipt_language: 'zh',
    reading: 'point',
    cash_unit: 'none',
    ceiling: '100,000.00',
    merchant: {
      out_mch_id: 'demo_merchant',
      out_sub_mch_id: 'demo_sub_merchant',
      out_shop_id: 'demo_shop',
      shop_id: '1001',
      device_id: 'lane-1',
      staff_id: '1',
      staff_name: '李小梅',
      lane: 1,
      prefix: '13000052',
      hosts: ['https://pay.example.cn'],
      ca_file: null,
      proxy: null,
      can_reverse: false,
      online_cards: false,
      is_admin: false,
    },
    key_set: false,
    key_place: 'none',
    printer: demoPrinter(),
    speaker: { kind: 'practice', path: '', baud: 9600, identity: null, volume: null, clips: null },
    scanner: { kind: 'keyboard', path: '', baud: 9600, identity: null },
    devices: {
      more_printers: [],
      camera: { kind: 'practice', path: '', identity: null },
      pole: { kind: 'practice', path: '', baud: 2400, identity: null },
      drawer: 'printer',
      speech: { waiting: true, failed: true },
      guest_screen: false,
    },
    templates: demoTemplates(),
    work: 'both',
    slash_deposit: false,
    deposit_wechat: { open: true, by_code: true, by_qr: false, many: false, keeps_rest: false, days: 30, warn_days: 5 },
    deposit_alipay: { open: true, by_code: true, by_qr: true, many: true, keeps_rest: true, days: 90, warn_days: 10 },
    day_ends_h: 4,
    idle_lock_min: 3,
    members: demoMembers(),
    programme_warnings: [],
    problems: [],
  }
}

/** What was edited over what was there; secrets leave only a mark. */
export function applied(before: SettingsView, edit: SettingsEdit): SettingsView {
  const { key, proxy_password: _password, ...rest } = edit
  const key_set = key === null ? before.key_set : key !== ''
  const programme_warnings = rest.members.tiers.flatMap(({ amount, gift }, at) => (gift.kind === 'amount' && Number(gift.value) > Number(amount) ? [`programme.gift_above_amount.${at}`] : []))
  return { ...before, ...structuredClone(rest), programme_warnings, key_set, key_place: key_set ? 'keystore' : 'none' }
}
