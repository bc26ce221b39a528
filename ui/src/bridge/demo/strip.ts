/** What the pretend printer would put on paper. */
import type { BenchView } from '../bindings'
import { money } from './amount'
import type { Sale } from './book'
import { SHOP } from './props'

type Slip = BenchView['strip'][number]
type Line = Slip['lines'][number]

export const line = (text: string, more: Partial<Line> = {}): Line => ({
  text,
  size: 1,
  bold: false,
  align: 'left',
  barcode: null,
  qr: null,
  dots: null,
  ...more,
})

export function stripOf(sale: Sale): Slip {
  return {
    no: sale.slip,
    lines: [
      line('*** 练习 PRACTICE ***', { align: 'center', bold: true }),
      line(SHOP.shop, { align: 'center', size: 2, bold: true }),
      line(`单号 ${sale.slip}`),
      line(`收银员 ${SHOP.staff}`),
      line('------------------------------------------------'),
      line(`实收 ¥${money(sale.entry.due).text}`, { size: 2, bold: true }),
      line('', { barcode: sale.slip, align: 'center' }),
      line('谢谢惠顾', { align: 'center' }),
    ],
  }
}
