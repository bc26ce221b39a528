/** The demo's deposits of the last weeks, and the words a method is found by. */
import type { HoldView, MethodView } from '../bindings'
import { type Deposit, type Draw, daysAgo } from './deposits'

export const METHOD_WORDS: Record<string, MethodView> = {
  微信: 'wechat',
  wechat: 'wechat',
  支付宝: 'alipay',
  alipay: 'alipay',
  现金: 'cash',
  cash: 'cash',
  银行卡: 'bank_card',
  card: 'bank_card',
}

type Seed = [id: number, chain: number, room: string, name: string | null, hold: HoldView, method: MethodView, payer: string | null, fen: number, age: number]

const SEEDS: Seed[] = [
  [501, 501, '806', '王芳', 'frozen', 'wechat', '**7F2', 50_000, 2],
  [502, 501, '806', '王芳', 'frozen', 'alipay', '138****02', 30_000, 1],
  [503, 503, '1203', '陈建国', 'frozen', 'wechat', '**K91', 80_000, 27],
  [504, 504, '512', null, 'cash', 'cash', null, 20_000, 1],
  [505, 505, '1108', 'Anna Schmidt', 'booked', 'bank_card', null, 100_000, 4],
  [506, 506, '305', '李想', 'paid', 'alipay', '159****77', 20_000, 0],
]

export function seedDeposits(): { all: Deposit[]; draws: Draw[] } {
  const all = SEEDS.map(([id, chain, room, name, hold, method, payer, fen, age]): Deposit => ({
    id,
    chain,
    room,
    name,
    hold,
    method,
    payer,
    fen,
    consumed: id === 505 ? 30_000 : 0,
    returned: 0,
    unknown: 0,
    wall: daysAgo(age),
    age,
    slip: `80001123${String(id).padStart(8, '0')}`,
    taking: false,
  }))
  const draws: Draw[] = [
    { no: '13000052000000000000000511', deposit: 505, consume: true, fen: 30_000, freed: 0, phase: 'done', code: null, sale: 40 },
  ]
  return { all, draws }
}
