/** The demo's settings: kept in memory only. */
import type { PrinterView, SettingsEdit, SettingsView } from '../bindings'
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
    problems: [],
  }
}

/** What was edited over what was there; secrets leave only a mark. */
export function applied(before: SettingsView, edit: SettingsEdit): SettingsView {
  const { key, proxy_password: _password, ...rest } = edit
  const key_set = key === null ? before.key_set : key !== ''
  return { ...before, ...structuredClone(rest), key_set, key_place: key_set ? 'keystore' : 'none' }
}
