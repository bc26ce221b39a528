/** Ready-made situations for `?demo=NAME`: what the screens are looked at with. */
import type { CaseView } from '../bindings'
import { money } from './amount'
import type { DemoHost } from './host'

const WECHAT = '134720195688300017'
const ALIPAY = '28472019568830002719'

const caseOf = (more: Partial<CaseView>): CaseView => ({
  key: 'x',
  kind: 'payment',
  wallet: 'wechat',
  amount: money(6600),
  label: '00000107',
  age_ms: 95_000,
  doubt: 'DoubtSilence',
  escalated: false,
  giving_back: false,
  acts: ['ask_now', 'give_back', 'resume'],
  ...more,
})

export const CASES: CaseView[] = [
  caseOf({ key: 'pay:1' }),
  caseOf({ key: 'orphan:2', kind: 'orphan', wallet: 'alipay', amount: money(45_900), label: '00000112', doubt: null, escalated: true, giving_back: true, acts: ['refund'] }),
  caseOf({ key: 'refund:3', kind: 'refund_failed', amount: money(12_850), label: '00000113', doubt: 'RefundMerchantBalance', escalated: true, giving_back: true, acts: ['refund'] }),
  caseOf({ key: 'print:4', kind: 'print_unclear', wallet: null, amount: null, label: '00000042', doubt: null, acts: ['came_out', 'print_again', 'drop_print'] }),
  caseOf({ key: 'sale:5', kind: 'sale', wallet: null, amount: money(20_000), label: '77', doubt: null, acts: ['resume'] }),
]

/** What is open about deposits. */
export const DEPOSIT_CASES: CaseView[] = [
  caseOf({ key: 'freeze:6', kind: 'freeze', amount: money(50_000), label: '00000601', acts: ['ask_now', 'give_back', 'resume'] }),
  caseOf({ key: 'draw:7', kind: 'draw', amount: money(38_000), label: '00000602', acts: ['ask_now'] }),
  caseOf({ key: 'draw:8', kind: 'draw_failed', wallet: 'alipay', amount: money(12_000), label: '00000603', doubt: 'RefundDeclined', escalated: true, acts: ['refund'] }),
  caseOf({ key: 'freeze:9', kind: 'deposit_unwanted', amount: money(30_000), label: '00000604', doubt: null, escalated: true, acts: ['refund'] }),
]

export type Scene = (demo: DemoHost) => void

const wait =
  (doubt: string | null, giving = false): Scene =>
  ({ engine }) => {
    engine.networkUp = false
    engine.scan(WECHAT, '128.50')
    for (const attempt of engine.tries.values()) {
      attempt.doubt = doubt
      attempt.givingBack = giving
    }
  }

export const SCENES: Record<string, Scene> = {
  idle: () => undefined,
  amount: ({ engine }) => engine.draft(1, '88+40.5'),
  discount: ({ engine }) => engine.draft(1, '12800.50-10%/800'),
  wrong: ({ engine }) => engine.draft(1, '128.505'),
  long: ({ engine }) => engine.draft(1, '99999.99+0.01'),
  armed: ({ engine }) => void engine.enter('128.50'),
  ready: ({ engine }) => void engine.scan(WECHAT, ''),
  sending: wait(null),
  waiting: wait('DoubtTyping'),
  silence: wait('DoubtSilence'),
  back: wait('DoubtSilence', true),
  code: ({ engine }) => {
    engine.text = '128.50'
    engine.showCode('wechat')
  },
  paid: ({ engine }) => {
    engine.scan(ALIPAY, '128.50')
    for (const attempt of engine.tries.values()) engine.paid(attempt)
  },
  change: ({ engine }) => {
    engine.text = '128.50'
    engine.cash('150')
  },
  split: ({ engine }) => {
    engine.text = '300'
    engine.record('bank_card', '100', '0012')
  },
  refused: ({ engine }) => {
    engine.stage = { is: 'refused', card: 'PayBalance', wallet: 'wechat', amount: money(12_850) }
  },
  denied: ({ engine }) => {
    engine.stage = { is: 'refused', card: 'PayRejected', wallet: 'alipay', amount: money(12_850) }
  },
  refunded: ({ engine }) => void engine.refund(42, ''),
  tray: ({ engine }) => void (engine.extraCases = CASES),
  slip: ({ engine }) => void engine.scan('8000112300000042', ''),
  unusual: ({ engine }) => void engine.enter('56000'),
  same: ({ engine }) => {
    engine.extraCases = CASES.slice(0, 1)
    engine.enter('66')
  },
  notice: ({ engine }) => void engine.run(() => engine.scan('6901234567892', '128.50')),
  camera: ({ engine }) => {
    engine.draft(1, '128.50')
    engine.eye = { by_itself: true, until: Date.now() + 42_000 }
  },
  lights: ({ engine }) => {
    const set = (name: string, light: 'warn' | 'bad' | 'off', code: string) =>
      Object.assign(engine.devices.find((one) => one.name === name) ?? {}, { light, code })
    set('printer', 'bad', 'paper_out')
    set('speaker', 'bad', 'not_found')
    set('display', 'off', 'not_set_up')
    set('clock', 'warn', 'clock_wrong')
    engine.devices.splice(2, 0, { name: 'printer', id: 'printer2', label: '后厨', light: 'warn', code: 'mute' })
  },
  blank: () => undefined,
  room: ({ engine }) => void engine.depositsOn(true),
  take: ({ engine }) => {
    engine.takeRoom('1508', '周敏')
    engine.draft(1, '500')
  },
  second: ({ engine }) => {
    engine.takeRoom('806', '王芳')
    engine.draft(1, '300')
  },
  freezing: ({ engine }) => {
    engine.takeRoom('1508', '周敏')
    wait('DoubtTyping')({ engine } as DemoHost)
  },
  held: ({ engine }) => {
    engine.takeRoom('1508', '周敏')
    engine.scan(WECHAT, '500')
    for (const attempt of engine.tries.values()) engine.paid(attempt)
  },
  stay: ({ engine }) => void engine.scan('8000112300000501', ''),
  known: ({ engine }) => void engine.takeRoom('806', ''),
  settled: ({ engine }) => {
    engine.stage = { is: 'deposit_settled', room: '806', consumed: money(38_000), returned: money(12_000), kept: money(0), done: true, failed: false }
  },
  settling: ({ engine }) => {
    engine.networkUp = false
    engine.settleDeposit([502], '200', true)
  },
  unsettled: ({ engine }) => {
    engine.stage = { is: 'deposit_settled', room: '806', consumed: money(38_000), returned: money(12_000), kept: money(0), done: false, failed: true }
    engine.extraCases = DEPOSIT_CASES
  },
  combined: ({ engine }) => {
    engine.deposits.slash = true
    engine.draft(1, '300/500')
  },
  combinedpaid: ({ engine }) => {
    engine.deposits.slash = true
    engine.scan(ALIPAY, '300/500')
    for (const attempt of engine.tries.values()) engine.paid(attempt)
  },
  aside: ({ engine }) => {
    engine.draft(1, '128.50')
    engine.hold()
    engine.draft(2, '66')
    engine.hold()
  },
  splitfail: ({ engine }) => {
    engine.text = '300'
    engine.record('bank_card', '100', '0012')
    engine.stage = { is: 'refused', card: 'PayBalance', wallet: 'wechat', amount: money(20_000) }
  },
  cases: ({ engine }) => void (engine.extraCases = DEPOSIT_CASES),
}

