/** The demo's forms for slips: an example, the text form, and their checks. */
import type { BenchLine, DocumentView, DotsView, FieldsView, FormView, SettingsEdit, TemplatesView } from '../bindings'
import { SHOP } from './props'
import { line } from './strip'

const FIELDS: FieldsView = {
  shop: true,
  title: true,
  time: true,
  staff: true,
  device: true,
  order_no: true,
  transaction_id: true,
  guest_paid: true,
  reason: true,
  barcode: true,
}

const form = (): FormView => ({
  header: [],
  footer: [],
  fields: { ...FIELDS },
  logo: false,
  qr: false,
  qr_text: '',
  copies: 1,
})

export const demoTemplates = (): TemplatesView => ({
  sale: form(),
  refund: form(),
  orphan: form(),
  deposit: form(),
  settlement: form(),
  cash_move: form(),
  summary: form(),
  card: form(),
  statement: form(),
  import: form(),
})

/** A black mountain in a frame, as a logo. */
export function demoLogo(): DotsView {
  const [width, height] = [192, 64]
  let bytes = ''
  for (let at = 0; at < (width / 8) * height; at += 1) {
    let byte = 0
    for (let bit = 0; bit < 8; bit += 1) {
      const [x, y] = [(at % (width / 8)) * 8 + bit, Math.floor(at / (width / 8))]
      const edge = x < 3 || y < 3 || x > width - 4 || y > height - 4
      const hill = y > 14 + Math.abs(x - 70) * 0.7 || y > 28 + Math.abs(x - 130) * 0.5
      if (edge || hill) byte |= 0x80 >> bit
    }
    bytes += String.fromCharCode(byte)
  }
  return { width, height, bits: btoa(bytes) }
}

const TITLES: Record<DocumentView, string> = {
  sale: '收款小票',
  refund: '退款小票',
  orphan: '退回凭证',
  deposit: '押金单',
  settlement: '押金结算单',
  cash_move: '现金存取单',
  summary: '交班单',
  card: '会员卡业务单',
  statement: '会员卡对账单',
  import: '会员余额导入单',
}

export function previewOf(edit: SettingsEdit, document: DocumentView, logo: boolean): BenchLine[] {
  const { fields, ...own } = edit.templates[document]
  const center = (text: string, more: Partial<BenchLine> = {}) => line(text, { align: 'center', ...more })
  const rule = line('-'.repeat(edit.columns))
  const some = (on: boolean, ...rows: BenchLine[]) => (on ? rows : [])
  return [
    ...some(own.logo && logo, center('', { dots: demoLogo() })),
    ...some(fields.shop, center(edit.shop_name || SHOP.shop, { size: 2, bold: true })),
    ...[...edit.header, ...own.header].map((text) => center(text)),
    ...some(fields.title, center(TITLES[document], { bold: true })),
    rule,
    ...some(fields.time, line('时间 2026-11-23 10:42:05')),
    ...some(fields.staff, line(`收银员 ${edit.merchant.staff_name}`)),
    ...some(fields.device, line(`设备 ${edit.merchant.device_id}`)),
    line('单号 8000112300000042'),
    ...some(fields.order_no, line('商户单号 13000052000000000000000042')),
    ...some(fields.transaction_id, line('交易单号 4200001234202611239900000042')),
    rule,
    line(document === 'sale' ? '实收 ¥128.50' : '退款 ¥128.50', { size: 2, bold: true }),
    ...some(fields.guest_paid && document === 'sale', line('顾客实付 ¥125.50')),
    ...some(fields.reason && document !== 'sale', line('原因 顾客要求')),
    ...some(fields.barcode, center('', { barcode: '8000112300000042' })),
    ...some(own.qr && own.qr_text !== '', center('', { qr: own.qr_text })),
    ...[...own.footer, ...edit.footer].map((text) => center(text)),
  ]
}

/** The text form of the demo: JSON; the fault names what is wrong. */
export function readText(text: string): { templates: TemplatesView } | { fault: string } {
  let tree: unknown
  try {
    tree = JSON.parse(text)
  } catch {
    return { fault: 'not a template' }
  }
  if (typeof tree !== 'object' || tree === null) return { fault: 'not a template' }
  const templates = demoTemplates()
  for (const [name, value] of Object.entries(tree)) {
    if (!(name in templates)) return { fault: name }
    const mine = templates[name as DocumentView]
    for (const [field, content] of Object.entries(value as object)) {
      if (!(field in mine)) return { fault: `${name}.${field}` }
      Object.assign(mine, { [field]: content })
    }
  }
  return { templates }
}
