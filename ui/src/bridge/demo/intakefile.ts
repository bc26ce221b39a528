/** The demo's old card file: eight thousand members as another till has written them. */
import type { BatchView, ChoiceView, DryRunView, FileView, MeetRowView, RepeatRowsView, RowFaultView } from '../bindings'
import { money } from './amount'

export const demoFile = (): FileView => ({
  name: '会员余额-20261120.csv',
  kind: 'csv',
  reading: 'GBK · ,',
  sheets: [],
  rows: [
    ['云山湖酒店 会员余额', '', '', '', '', ''],
    ['姓名', '手机', '卡号', '本金', '赠送', '备注'],
    ['周敏', '13812340001', '00001201', '320.00', '48.00', ''],
    ['吴刚', '13812340002', '00001202', '1,280.50', '0.00', '团购'],
    ['郑秀英', '13812340003', '00001203', '75.00', '', ''],
    ['冯涛', '138****0004', '00001204', '60.00', '9.00', ''],
    ['褚静', '13812340005', '00001205', '-12.00', '0.00', '欠费'],
    ['卫国强', '13812340006', '00001206', '500.00', '75.00', '老客户，生日 5 月'],
  ],
  mapping: { sheet: 0, skip: 2, columns: ['name', 'phone', 'card_no', 'principal', 'gift', 'remark'] },
  sure: true,
  notes: ['rows_above_header'],
  fault: null,
})

const FAULTS: RowFaultView[] = [
  { line: 6, codes: ['masked'], cells: ['冯涛', '138****0004', '00001204', '60.00', '9.00', ''] },
  { line: 7, codes: ['negative'], cells: ['褚静', '13812340005', '00001205', '-12.00', '0.00', '欠费'] },
  { line: 118, codes: ['destroyed'], cells: ['蒋芳', '1.38E+10', '', '40.00', '', ''] },
  { line: 902, codes: ['not_a_mobile', 'too_many_decimals'], cells: ['沈磊', '1381234', '', '12.345', '0', ''] },
  { line: 1204, codes: ['not_an_amount'], cells: ['韩梅', '13812341204', '00002404', '两百', '', ''] },
  { line: 4410, codes: ['empty'], cells: ['杨军', '', '', '20.00', '', ''] },
  { line: 6001, codes: ['extra_cells'], cells: ['朱洋', '13812346001', '00007201', '1', '234.50', '0.00', ''] },
]

/** Rows that share a phone, each with its amount in fen. */
const SHARED: [line: number, fen: number][][] = [
  [[31, 12_000], [2077, 4500]],
  [[540, 30_000], [541, 30_000]],
  [[1800, 0], [1801, 8800], [7002, 1200]],
]
const MEETS: [line: number, fen: number, cards: number[], balance: number][] = [
  [77, 36_800, [42], 51_440],
  [2310, 5000, [43], 8000],
  [5122, 900, [42, 50], 84_440],
]
const GOOD = { rows: 7956, principal: 168_210_450, gift: 18_023_600 }
const BAD = 1_240_300

const shared = (): RepeatRowsView[] => SHARED.map((rows) => ({ lines: rows.map(([line]) => line), amounts: rows.map(([, fen]) => money(fen)), sums: true }))
const meets = (): MeetRowView[] => MEETS.map(([line, fen, cards, balance]) => ({ line, amount: money(fen), cards, merges: cards.length === 1, balance: money(balance) }))
const sum = (list: number[]) => list.reduce((total, fen) => total + fen, 0)

/** What comes in by the decisions: rows and fen, of shared rows and of rows that meet a member. */
function decided(choice: ChoiceView) {
  const groups = SHARED.map((rows) => rows.map(([, fen]) => fen))
  const repeat = { refuse: [0, 0], sum: [groups.length, sum(groups.flat())], first: [groups.length, sum(groups.map((group) => group[0] ?? 0))], last: [groups.length, sum(groups.map((group) => group.at(-1) ?? 0))] }[choice.repeat]
  const single = MEETS.filter(([, , cards]) => cards.length === 1)
  const meet = { refuse: [0, 0], merge: [single.length, sum(single.map(([, fen]) => fen))], apart: [MEETS.length, sum(MEETS.map(([, fen]) => fen))] }[choice.meet]
  return { repeat: { rows: repeat[0] ?? 0, fen: repeat[1] ?? 0 }, meet: { rows: meet[0] ?? 0, fen: meet[1] ?? 0 } }
}

export function demoDryRun(choice: ChoiceView, twice: number | null = null): DryRunView {
  const { repeat, meet } = decided(choice)
  const merged = choice.meet === 'merge' ? meet.rows : 0
  const held = sum(SHARED.flat().map(([, fen]) => fen)) + sum(MEETS.map(([, fen]) => fen))
  const all = GOOD.principal + GOOD.gift + held + BAD
  const principal = GOOD.principal + repeat.fen + meet.fen
  const comes = principal + GOOD.gift
  return {
    choice,
    rows: GOOD.rows + SHARED.flat().length + MEETS.length + FAULTS.length,
    good_rows: GOOD.rows + repeat.rows + meet.rows,
    bad_rows: FAULTS.length,
    new_cards: GOOD.rows + repeat.rows + meet.rows - merged,
    merged,
    blank_rows: 4,
    in_file: money(all),
    comes: money(comes),
    principal: money(principal),
    gift: money(GOOD.gift),
    stays: money(all - comes),
    unknown_amounts: 1,
    total_says: money(all),
    total_agrees: true,
    whole: false,
    over_limit: 2,
    faults: FAULTS,
    repeats: shared(),
    repeat_groups: SHARED.length,
    meets: meets(),
    meet_rows: MEETS.length,
    twice,
  }
}

export const demoBatches = (): BatchView[] => [
  { batch: 3, wall_ms: Date.parse('2026-11-09T21:14:00+08:00'), staff: '陈雪', cards: 1204, merged: 3, principal: money(31_250_000), gift: money(2_120_500), whole: false, undone: false, used: true },
  { batch: 2, wall_ms: Date.parse('2026-11-09T20:58:00+08:00'), staff: '陈雪', cards: 1207, merged: 0, principal: money(31_310_000), gift: money(2_120_500), whole: true, undone: true, used: false },
]
