/** What the screens may ask of the counter, whoever answers: the program or the demo. */
import type {
  BenchLine,
  BenchView,
  CaseAct,
  CounterView,
  DocumentView,
  Failure,
  GuestView,
  LineView,
  ModeView,
  PictureView,
  PlugsView,
  RecordView,
  RefundPreview,
  SaleDetail,
  SaleRow,
  SettingsEdit,
  SettingsView,
  SpokenSample,
  StartView,
  TemplatesView,
  WalletView,
  WizardView,
} from './bindings'

export type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: Failure }
export type Said<T> = Promise<Answer<T>>
export type Unlisten = () => void

export type DrawerReason = 'change' | 'count' | 'mistake' | 'other'
export type Plug = keyof BenchView['plugs']
export type Script =
  | 'pays_at_once'
  | 'types_password'
  | 'no_money'
  | 'code_expired'
  | 'no_answer'
  | 'answers_late'
  | 'answers_twice'
  | 'drops_after'
export type KeyResult = 'good' | 'wrong_key' | 'wrong_merchant' | 'unreachable' | 'unclear'

/** The main window's questions and orders. */
export interface CounterHost {
  hello(): Said<StartView>
  view(): Said<CounterView>
  /** Each edit of the amount line; the engine alone reads the amount. */
  draft(seq: number, text: string): Said<LineView>
  /** A burst of keys that is a scan, with the amount line as it stood before. */
  scan(text: string, line: string): Said<null>
  enter(line: string): Said<null>
  /** `""` is exact cash. */
  cash(received: string): Said<null>
  showCode(wallet: WalletView): Said<null>
  /** `""` books all of the rest. */
  record(kind: RecordView, amount: string, reference: string): Said<null>
  park(): Said<null>
  askNow(key: string): Said<null>
  giveBack(key: string): Said<null>
  act(key: string, act: CaseAct): Said<null>
  answer(id: number, yes: boolean): Said<null>
  dismiss(): Said<null>
  abandonSale(): Said<null>
  search(query: string): Said<SaleRow[]>
  sale(id: number): Said<SaleDetail>
  refundPreview(sale: number, amount: string): Said<RefundPreview>
  refund(sale: number, amount: string, reason: string): Said<null>
  /** `null` is the last slip. */
  reprint(slip: string | null): Said<null>
  openDrawer(reason: DrawerReason): Said<null>
  openBench(): Said<null>
  openGuest(): Said<null>
  onCounter(hear: (view: CounterView) => void): Promise<Unlisten>
}

/** What the settings screen needs. */
export interface SettingsHost {
  settings(): Said<SettingsView>
  saveSettings(edit: SettingsEdit): Said<SettingsView>
  testKey(): Said<{ result: KeyResult }>
  switchMode(mode: ModeView): Said<null>
  setLanguage(language: string): Said<null>
}

/** What the devices page, the camera and the scanner wizard need. */
export interface DevicesHost {
  plugs(): Said<PlugsView>
  onPlugs(hear: (view: PlugsView) => void): Promise<Unlisten>
  lookAtDevices(): Said<null>
  camera(on: boolean): Said<null>
  cameraPicture(): Said<PictureView | null>
  /** One of the saved printers, counted from 0. */
  testPrint(printer: number): Said<null>
  selfTest(printer: number): Said<null>
  testSpeak(sample: SpokenSample): Said<null>
  testDisplay(): Said<null>
  startWizard(): Said<null>
  wizard(): Said<WizardView>
  /** A code that a gun typed into the page, with its slowest pause in ms. */
  wizardTyped(text: string, gap: number): Said<null>
  stopWizard(): Said<null>
}

/** What the slips' forms need. */
export interface TemplatesHost {
  templatePreview(edit: SettingsEdit, document: DocumentView): Said<BenchLine[]>
  readTemplates(text: string): Said<TemplatesView>
  writeTemplates(templates: TemplatesView): Said<string>
  /** A picture file in base64. */
  setLogo(file: string): Said<null>
  clearLogo(): Said<null>
}

/** What the guest's window needs; it may ask for nothing else. */
export interface GuestHost {
  guest(): Said<GuestView>
  onGuest(hear: (view: GuestView) => void): Promise<Unlisten>
}

/** What the practice bench needs. */
export interface BenchHost {
  bench(): Said<BenchView>
  benchCode(wallet: WalletView, script: Script): Said<{ code: string }>
  /** Acts as the serial scanner. */
  benchScan(code: string): Said<null>
  /** The pretend phone pays the code on the guest's screen. */
  benchPhonePays(): Said<null>
  benchPlug(name: Plug, on: boolean): Said<null>
  /** Holds a code before the practice camera; `null` takes it away. */
  benchHold(code: string | null): Said<null>
  onBench(hear: (view: BenchView) => void): Promise<Unlisten>
}

export type Host = CounterHost & SettingsHost & DevicesHost & TemplatesHost & GuestHost & BenchHost
