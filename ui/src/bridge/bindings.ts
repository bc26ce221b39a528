import { invoke as __TAURI_INVOKE } from '@tauri-apps/api/core'
import * as __TAURI_EVENT from '@tauri-apps/api/event'

/** Commands */
export const commands = {
  hello: () => typedError<StartView>(__TAURI_INVOKE('hello')),
  view: () => typedError<CounterView>(__TAURI_INVOKE('view')),
  guest: () => typedError<GuestView>(__TAURI_INVOKE('guest')),
  draft: (seq: number, text: string) => typedError<LineView>(__TAURI_INVOKE('draft', { seq, text })),
  scan: (text: string, line: string) => typedError<null>(__TAURI_INVOKE('scan', { text, line })),
  enter: (line: string) => typedError<null>(__TAURI_INVOKE('enter', { line })),
  cash: (received: string) => typedError<null>(__TAURI_INVOKE('cash', { received })),
  showCode: (wallet: WalletView) => typedError<null>(__TAURI_INVOKE('show_code', { wallet })),
  record: (kind: RecordView, amount: string, reference: string) =>
    typedError<null>(__TAURI_INVOKE('record', { kind, amount, reference })),
  park: () => typedError<null>(__TAURI_INVOKE('park')),
  askNow: (key: string) => typedError<null>(__TAURI_INVOKE('ask_now', { key })),
  giveBack: (key: string) => typedError<null>(__TAURI_INVOKE('give_back', { key })),
  act: (key: string, act: CaseAct) => typedError<null>(__TAURI_INVOKE('act', { key, act })),
  answer: (id: number, yes: boolean) => typedError<null>(__TAURI_INVOKE('answer', { id, yes })),
  dismiss: () => typedError<null>(__TAURI_INVOKE('dismiss')),
  abandonSale: () => typedError<null>(__TAURI_INVOKE('abandon_sale')),
  search: (query: string) => typedError<SaleRow[]>(__TAURI_INVOKE('search', { query })),
  sale: (id: number) => typedError<SaleDetail>(__TAURI_INVOKE('sale', { id })),
  refundPreview: (sale: number, amount: string) =>
    typedError<RefundPreview>(__TAURI_INVOKE('refund_preview', { sale, amount })),
  refund: (sale: number, amount: string, reason: string) =>
    typedError<null>(__TAURI_INVOKE('refund', { sale, amount, reason })),
  reprint: (slip: string | null) => typedError<null>(__TAURI_INVOKE('reprint', { slip })),
  openDrawer: (reason: DrawerReasonView) => typedError<null>(__TAURI_INVOKE('open_drawer', { reason })),
  settings: () => typedError<SettingsView>(__TAURI_INVOKE('settings')),
  saveSettings: (edit: SettingsEdit) => typedError<SettingsView>(__TAURI_INVOKE('save_settings', { edit })),
  testKey: () => typedError<KeyTestView>(__TAURI_INVOKE('test_key')),
  switchMode: (mode: ModeView) => typedError<null>(__TAURI_INVOKE('switch_mode', { mode })),
  setLanguage: (language: string) => typedError<null>(__TAURI_INVOKE('set_language', { language })),
  testPrint: () => typedError<null>(__TAURI_INVOKE('test_print')),
  testSpeak: () => typedError<null>(__TAURI_INVOKE('test_speak')),
  listSerialPorts: () => typedError<string[]>(__TAURI_INVOKE('list_serial_ports')),
  openBench: () => typedError<null>(__TAURI_INVOKE('open_bench')),
  openGuest: () => typedError<null>(__TAURI_INVOKE('open_guest')),
  bench: () => typedError<BenchView>(__TAURI_INVOKE('bench')),
  benchCode: (wallet: WalletView, script: BenchScript) =>
    typedError<BenchCode>(__TAURI_INVOKE('bench_code', { wallet, script })),
  benchScan: (code: string) => typedError<null>(__TAURI_INVOKE('bench_scan', { code })),
  benchPhonePays: () => typedError<null>(__TAURI_INVOKE('bench_phone_pays')),
  benchPlug: (name: BenchPlug, on: boolean) => typedError<null>(__TAURI_INVOKE('bench_plug', { name, on })),
}

/** Events */
export const events = {
  counterChanged: makeEvent<CounterView>('counter-changed'),
  guestChanged: makeEvent<GuestView>('guest-changed'),
  benchChanged: makeEvent<BenchView>('bench-changed'),
}

/* Types */
export type Ask =
  | { is: 'unusual'; due: MoneyView; usual: MoneyView }
  | { is: 'same_amount'; due: MoneyView; cases: CaseView[] }
  | { is: 'drop_undiscountable'; part: MoneyView }
  | { is: 'open_slip'; slip: string; due: MoneyView }
  | { is: 'go_on_beside_open'; case: CaseView }
  | { is: 'give_up_sale'; counted: MoneyView }

export type AttemptLine = {
  no: string
  wallet: WalletView
  amount: MoneyView
  phase: string
  why: Code | null
  transaction_id: string | null
}

export type BenchCode = { code: string }

export type BenchPlug = 'printer' | 'paper' | 'speaker' | 'network'

export type BenchScript =
  | 'pays_at_once'
  | 'types_password'
  | 'no_money'
  | 'code_expired'
  | 'no_answer'
  | 'answers_late'
  | 'answers_twice'
  | 'drops_after'

export type BenchView = {
  strip: {
    no: string
    lines: {
      text: string
      size: 1 | 2
      bold: boolean
      align: 'left' | 'center' | 'right'
      barcode: string | null
      qr: string | null
    }[]
  }[]
  spoken: string[]
  drawer_kicks: number
  plugs: { printer: boolean; paper: boolean; speaker: boolean; network: boolean }
  shown_code: { url: string; wallet: WalletView; amount: MoneyView } | null
}

export type CaseAct = 'ask_now' | 'give_back' | 'refund' | 'came_out' | 'print_again' | 'drop_print' | 'resume'

export type CaseKind =
  | 'payment'
  | 'orphan'
  | 'refund'
  | 'refund_failed'
  | 'print_unclear'
  | 'print_queued'
  | 'sale'

export type CaseView = {
  key: string
  kind: CaseKind
  wallet: WalletView | null
  amount: MoneyView | null
  label: string
  age_ms: number
  doubt: Code | null
  escalated: boolean
  giving_back: boolean
  acts: CaseAct[]
}

export type Code = string

export type CounterView = {
  seq: number
  mode: ModeView
  shop: string
  staff: string
  device: string
  business_date: string
  line: LineView
  stage: Stage
  open_sale: OpenSaleView | null
  question: Question | null
  cases: CaseView[]
  badge: number
  devices: DeviceView[]
  notice: Notice | null
  last_slip: string | null
  opened: number | null
}

export type DeviceView = { name: string; light: Light; code: string }

export type DrawerReasonView = 'change' | 'count' | 'mistake' | 'other'

export type Failure = { code: string; detail: string | null }

export type GuestView =
  | { is: 'idle'; shop: string; practice: boolean }
  | { is: 'amount'; amount: MoneyView; practice: boolean }
  | { is: 'please_show'; amount: MoneyView; practice: boolean }
  | { is: 'scan'; amount: MoneyView; wallet: WalletView; code: string; left_ms: number; practice: boolean }
  | { is: 'wait'; amount: MoneyView; typing: boolean; practice: boolean }
  | {
      is: 'paid'
      amount: MoneyView
      guest_paid: MoneyView | null
      change: MoneyView | null
      practice: boolean
    }
  | { is: 'refunded'; amount: MoneyView; practice: boolean }
  | { is: 'not_paid'; practice: boolean }
  | { is: 'blank' }

export type KeyTestResult = 'good' | 'wrong_key' | 'wrong_merchant' | 'unreachable' | 'unclear'

export type KeyTestView = { result: KeyTestResult }

export type Light = 'good' | 'warn' | 'bad' | 'off'

export type LineView = {
  seq: number
  text: string
  gross: MoneyView | null
  discount: MoneyView | null
  undiscountable: MoneyView | null
  due: MoneyView | null
  problem: Code | null
}

export type ModeView = 'practice' | 'real'

export type MoneyView = { fen: number; text: string }

export type Notice = { seq: number; code: Code }

export type OpenSaleView = {
  sale: number
  due: MoneyView
  counted: MoneyView
  rest: MoneyView
  cash: MoneyView
  parts: TenderView[]
}

export type PaidView = {
  amount: MoneyView
  tenders: TenderView[]
  change: MoneyView | null
  slip: string
  late: boolean
}

export type Question = { id: number; ask: Ask }

export type RecordView = 'bank_card' | 'voucher' | 'room_account'

export type RefundLine = { no: string; amount: MoneyView; phase: string; why: Code | null; source: string }

export type RefundPartView = { source: string; wallet: WalletView | null; amount: MoneyView }

export type RefundPreview = {
  sale: number
  amount: MoneyView
  left_before: MoneyView
  left_after: MoneyView
  parts: RefundPartView[]
}

export type SaleDetail = {
  row: SaleRow
  mode: ModeView
  gross: MoneyView
  discount: MoneyView
  left_to_refund: MoneyView
  attempts: AttemptLine[]
  refunds: RefundLine[]
  slips: SlipLine[]
}

export type SaleRow = {
  sale: number
  slip: string
  wall_ms: number
  due: MoneyView
  state: SaleStateView
  tenders: TenderView[]
  refunded: MoneyView
}

export type SaleStateView = 'open' | 'settled' | 'abandoned' | 'partly_refunded' | 'refunded'

export type SettingsEdit = {
  language: string
  shop_name: string
  header: string[]
  footer: string[]
  columns: number
  receipt_language: 'zh' | 'en'
  reading: 'point' | 'jiao_fen'
  cash_unit: 'none' | 'jiao' | 'yuan'
  ceiling: string
  merchant: SettingsView['merchant']
  printer: SettingsView['printer']
  speaker: SettingsView['speaker']
  scanner: SettingsView['scanner']
  key: string | null
  proxy_password: string | null
}

export type SettingsView = {
  mode: ModeView
  language: string
  shop_name: string
  header: string[]
  footer: string[]
  columns: number
  receipt_language: 'zh' | 'en'
  reading: 'point' | 'jiao_fen'
  cash_unit: 'none' | 'jiao' | 'yuan'
  ceiling: string
  merchant: {
    out_mch_id: string
    out_sub_mch_id: string
    out_shop_id: string
    shop_id: string
    device_id: string
    staff_id: string
    staff_name: string
    lane: number
    prefix: string
    hosts: string[]
    ca_file: string | null
    proxy: { host: string; port: number; user: string | null } | null
    can_reverse: boolean
    is_admin: boolean
  }
  key_set: boolean
  key_place: 'keystore' | 'sealed_file' | 'none'
  printer: {
    kind: 'none' | 'practice' | 'tcp' | 'serial' | 'file'
    host: string
    port: number
    path: string
    baud: number
  }
  speaker: { kind: 'none' | 'practice' | 'syn6288' | 'xfs5152'; path: string; baud: number }
  scanner: { kind: 'keyboard' | 'serial'; path: string; baud: number }
  problems: string[]
}

export type SlipLine = { no: string; kind: string; total: MoneyView }

export type Stage =
  | { is: 'amount' }
  | { is: 'armed' }
  | { is: 'code_ready'; wallet: WalletView; left_ms: number }
  | {
      is: 'waiting'
      key: string
      wallet: WalletView
      amount: MoneyView
      doubt: Code | null
      age_ms: number
      left_ms: number
      giving_back: boolean
      can_reverse: boolean
    }
  | {
      is: 'showing_code'
      key: string
      wallet: WalletView
      amount: MoneyView
      code: string | null
      left_ms: number
    }
  | ({ is: 'paid' } & PaidView)
  | { is: 'refunded'; amount: MoneyView; arrived: boolean }
  | { is: 'refused'; card: Code; wallet: WalletView | null; amount: MoneyView | null }

export type StartView = {
  mode: ModeView
  language: string
  version: string
  first_run: boolean
  recovery: CaseView[]
  book_problem: string | null
}

export type TenderView =
  | { is: 'wallet'; wallet: WalletView; amount: MoneyView; guest_paid: MoneyView | null; state: string }
  | { is: 'cash'; amount: MoneyView; received: MoneyView; change: MoneyView }
  | { is: 'record'; kind: RecordView; amount: MoneyView; reference: string }

export type WalletView = 'wechat' | 'alipay'

/* Tauri Specta runtime */
async function typedError<T>(
  result: Promise<T>,
): Promise<{ status: 'ok'; data: T } | { status: 'error'; error: Failure }> {
  try {
    return { status: 'ok', data: await result }
  } catch (e) {
    if (e instanceof Error) throw e
    return { status: 'error', error: e as Failure }
  }
}

function makeEvent<T>(name: string) {
  return {
    listen: (cb: __TAURI_EVENT.EventCallback<T>) => __TAURI_EVENT.listen<T>(name, cb),
  }
}
