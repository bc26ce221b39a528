/** The demo's shop, devices and a morning of sales. */
import type { DeviceView, TenderView, WalletView } from '../bindings'
import { money } from './amount'
import type { Sale } from './book'

export const SHOP = { shop: '云山湖酒店 · 前台', staff: '李小梅', device: 'lane-1', business_date: '2026-11-23' }

const device = (name: string, light: DeviceView['light'] = 'good', code = 'good'): DeviceView => ({
  name,
  id: name,
  label: '',
  light,
  code,
})

export const DEVICES: DeviceView[] = [
  device('cloud'),
  device('printer'),
  device('speaker'),
  device('scanner', 'off', 'unknown'),
  device('camera'),
  device('display'),
  device('book'),
  device('clock'),
]

export type Scanned =
  | { is: 'payment'; wallet: WalletView }
  | { is: 'slip' }
  | { is: 'member' }
  | { is: 'refused'; code: string }

export function classify(text: string): Scanned {
  if (/^8\d{15}$/.test(text)) return { is: 'slip' }
  if (/^1[0-5]\d{16}$/.test(text)) return { is: 'payment', wallet: 'wechat' }
  if (/^(2[5-9]|30)\d{14,22}$/.test(text)) return { is: 'payment', wallet: 'alipay' }
  if (/^62\d{17}$/.test(text)) return { is: 'refused', code: 'ScanUnionPay' }
  if (/^99\d+$/.test(text)) return { is: 'member' }
  if (/^69\d{11}$/.test(text)) return { is: 'refused', code: 'ScanGoods' }
  return { is: 'refused', code: 'ScanNotACode' }
}

function sold(id: number, fen: number, minutesAgo: number, tender: TenderView): Sale {
  const wallet = tender.is === 'wallet' ? tender.wallet : null
  const no = `13000052${String(id).padStart(18, '0')}`
  return {
    id,
    slip: `80001123${String(id).padStart(8, '0')}`,
    wall: Date.parse('2026-11-23T10:42:00+08:00') - minutesAgo * 60_000,
    entry: { gross: fen, discount: 0, undiscountable: 0, due: fen },
    state: 'settled',
    parts: [{ tender, fen }],
    tries: wallet ? [{ no, wallet, fen, phase: 'paid', why: null }] : [],
    refunds: [],
  }
}

const byWallet = (wallet: WalletView, fen: number, guest: number | null = null): TenderView => ({
  is: 'wallet',
  wallet,
  amount: money(fen),
  guest_paid: guest === null ? null : money(guest),
  state: 'paid',
})

export function seedSales(): Sale[] {
  const cash: TenderView = { is: 'cash', amount: money(6600), received: money(10_000), change: money(3400) }
  const room: TenderView = { is: 'record', kind: 'room_account', amount: money(23_800), reference: '806' }
  const late = sold(38, 45_900, 55, byWallet('alipay', 45_900))
  late.refunds.push({ no: '13000052000000000000000039', fen: 15_900, phase: 'done', source: 'wallet' })
  return [
    sold(42, 12_850, 3, byWallet('wechat', 12_850, 12_550)),
    sold(41, 6600, 12, cash),
    sold(40, 23_800, 31, room),
    late,
    sold(37, 168_000, 90, byWallet('wechat', 168_000)),
  ]
}
