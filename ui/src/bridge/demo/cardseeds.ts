/** The demo's cards: a dozen with a story, and as many others as are asked for. */
import type { StandingView } from '../bindings'

export interface CardRow {
  seq: number
  wall: number
  kind: string
  principal: number
  gift: number
  /** What is on the card after it. */
  principalAfter: number
  giftAfter: number
  sale: number | null
  staff: string
  note: string
}
export interface Card {
  id: number
  name: string
  initials: string
  phone: string
  code: string
  note: string
  known: 'named' | 'nobody' | 'forgotten'
  principal: number
  gift: number
  standing: StandingView
  opened: string
  batch: number | null
  successor: number | null
  rows: CardRow[]
}

const DAY_MS = 86_400_000
const NOON = Date.parse('2026-11-23T12:05:00+08:00')

export const blankCard = (id: number): Card => ({
  id,
  name: '',
  initials: '',
  phone: '',
  code: '',
  note: '',
  known: 'nobody',
  principal: 0,
  gift: 0,
  standing: 'active',
  opened: '2026-11-23',
  batch: null,
  successor: null,
  rows: [],
})

/** Puts a line into the statement and moves the money. */
export function move(card: Card, kind: string, principal: number, gift: number, more: Partial<CardRow> = {}) {
  card.principal += principal
  card.gift += gift
  const seq = (card.rows[0]?.seq ?? card.id * 1000) + 1
  const after = { principalAfter: card.principal, giftAfter: card.gift }
  card.rows.unshift({ seq, wall: Date.now(), kind, principal, gift, ...after, sale: null, staff: '李小梅', note: '', ...more })
}

const named = (id: number, name: string, initials: string, phone: string, more: Partial<Card> = {}): Card => ({
  ...blankCard(id),
  name,
  initials,
  phone,
  known: 'named',
  opened: '2026-03-08',
  ...more,
})

type Line = [kind: string, principal: number, gift: number, daysAgo: number, note?: string]

function lived(card: Card, lines: Line[]): Card {
  for (const [kind, principal, gift, ago, note = ''] of lines) move(card, kind, principal, gift, { wall: NOON - ago * DAY_MS, note })
  return card
}

/** A year of visits, for a statement with older lines. */
const year: Line[] = Array.from({ length: 30 }, (_, at): Line => (at % 6 === 0 ? ['top_up', 30_000, 3000, 340 - at * 9] : ['spend', -5200 - at * 10, 0, 340 - at * 9]))

export function seedCards(): Card[] {
  return [
    lived(named(42, '王芳', 'wf', '13812348899', { code: '9900000042', note: '喜欢靠窗' }), [
      ...year,
      ['top_up', 50_000, 7500, 30],
      ['spend', 0, -4500, 12],
      ['spend_gift', 0, 90, 12],
      ['small_change', 350, 0, 5],
      ['adjust', -2000, 0, 3, '上次少收，王女士同意'],
    ]),
    lived(named(43, '陈建国', 'cjg', '13900016677', { code: '9900000043' }), [['top_up', 10_000, 0, 9], ['spend', -2000, 0, 2]]),
    lived(named(44, '李想', 'lx', '15900027777', { standing: 'lost' }), [['top_up', 30_000, 3000, 40], ['spend', 0, -3000, 21], ['lost', 0, 0, 1]]),
    lived(named(45, '赵敏', 'zm', '13600031234', { standing: 'closed' }), [['top_up', 30_000, 3000, 90], ['spend', -12_000, -3000, 60], ['close', -18_000, 0, 6]]),
    lived(named(46, '欧阳修文', 'oyxw', '13700048866', { batch: 3 }), [['opening', 860_000, 0, 14]]),
    lived({ ...blankCard(47), code: '9900000047' }, [['top_up', 20_000, 0, 3]]),
    lived({ ...blankCard(48), known: 'forgotten' }, [['top_up', 10_000, 0, 200], ['spend', -8800, 0, 150]]),
    lived(named(49, 'Anna Schmidt', 'as', '13500059988'), [['top_up', 100_000, 20_000, 11]]),
    lived(named(50, '王芳', 'wf', '18600061899', { note: '楼下花店' }), [['top_up', 30_000, 3000, 2]]),
    named(51, '孙浩然', 'shr', '13300072211', { opened: '2026-11-23' }),
  ]
}

const FAMILY = ['李l', '王w', '张z', '刘l', '陈c', '杨y', '赵z', '黄h', '周z', '吴w', '徐x', '孙s', '胡h', '朱z', '高g', '林l', '何h', '郭g', '马m', '罗l']
const GIVEN = ['伟w', '芳f', '娜n', '秀英xy', '敏m', '静j', '丽l', '强q', '磊l', '军j', '洋y', '勇y', '艳y', '杰j', '娟j', '涛t', '明m', '超c', '秀兰xl', '霞x']
const split = (word = ''): [name: string, initials: string] => [word.replace(/[a-z]/g, ''), word.replace(/[^a-z]/g, '')]

/** Card number `id` of a large shop; the same for the same number. */
export function manyth(id: number): Card {
  const mixed = (id * 2_654_435_761) % 4_294_967_296
  const [family, f] = split(FAMILY[mixed % 20])
  const [given, g] = split(GIVEN[Math.floor(mixed / 20) % 20])
  const phone = `13${String(mixed % 1_000_000_000).padStart(9, '0')}`
  const card = named(id, family + given, f + g, phone, { batch: 3 })
  return lived(card, [['opening', (mixed % 90_000) + 1000, (mixed % 7) * 500, 14]])
}
