/** What the screens may ask of the counter, whoever answers: the program or the demo. */
import type {
  BatchView,
  BenchLine,
  BenchView,
  CardPartView,
  CardView,
  CaseAct,
  CashReasonView,
  CashWayView,
  ChoiceView,
  ClosePreview,
  CounterView,
  DepositList,
  DepositPreview,
  DifferenceReasonView,
  DocumentView,
  Failure,
  FigureDetail,
  FigureView,
  GuestView,
  HolderEdit,
  IntakeView,
  LineView,
  MappingView,
  MemberList,
  MemberOrder,
  MethodView,
  ModeView,
  PayOutView,
  PictureView,
  PlugsView,
  RecordView,
  RefundPreview,
  ReportView,
  SaleDetail,
  SaleRow,
  ScopeView,
  SettingsEdit,
  SettingsView,
  ShiftRow,
  SpendPreview,
  SpokenSample,
  StaffEdit,
  StaffView,
  StartView,
  StatementView,
  StayView,
  TemplatesView,
  TopUpPreview,
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
  /** Puts the sale aside, with its parts and its undecided attempts. */
  hold(): Said<null>
  recall(sale: number): Said<null>
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

/** Taking, finding and settling deposits. */
export interface DepositsHost {
  /** Turns the lane between sales and deposits. */
  depositsOn(on: boolean): Said<null>
  /** Begins a deposit of a room; `""` leaves it. */
  room(room: string, name: string): Said<null>
  openDeposit(deposit: number): Said<null>
  /** `consume`: an amount; `""` or `"*"` all, `"0"` gives all back. */
  settleDeposit(deposits: number[], consume: string, keepRest: boolean): Said<null>
  deposits(query: string, openOnly: boolean): Said<DepositList>
  stay(deposit: number): Said<StayView>
  depositPreview(deposits: number[], consume: string, keepRest: boolean): Said<DepositPreview>
}

/** Member cards: find, load, pay, and whatever else is done with one. */
export interface MembersHost {
  /** Opens the page of a card; `null` puts it away. */
  showMember(card: number | null): Said<null>
  openMember(holder: HolderEdit): Said<null>
  /** Puts a top-up in front: the tier on this key, or an amount as typed. */
  topUp(card: number, tier: number | null, amount: string): Said<null>
  /** `""` is all that is due. */
  payByCard(card: number, amount: string): Said<null>
  keepChange(card: number): Said<null>
  /** `+20`, `-3.5`. */
  adjustCard(card: number, part: CardPartView, amount: string, reason: string): Said<null>
  /** `""` is all that is on it. */
  transferCard(from: number, to: number, amount: string, agreed: boolean): Said<null>
  loseCard(card: number): Said<null>
  foundCard(card: number): Said<null>
  replaceCard(card: number, code: string): Said<null>
  closeCard(card: number, payOut: PayOutView): Said<null>
  renameMember(card: number, holder: HolderEdit): Said<null>
  forgetMember(card: number): Said<null>
  printStatement(card: number): Said<null>
  /** Writes the whole statement to a file; `null` when the dialog was put away. */
  statementFile(card: number, path: string | null, words: Record<string, string>): Said<string | null>
  /** A page of all members, or what a query finds. */
  memberList(query: string, order: MemberOrder, from: number, limit: number): Said<MemberList>
  member(card: number): Said<CardView>
  /** The newest lines, or those before one. */
  memberStatement(card: number, beforeSeq: number | null, beforeN: number | null): Said<StatementView>
  topUpPreview(card: number, tier: number | null, amount: string): Said<TopUpPreview>
  /** Of the open sale's rest, or the amount on the line. */
  spendPreview(card: number): Said<SpendPreview>
  closePreview(card: number): Said<ClosePreview>
  /** The digits; `null` while somebody else is asked to approve. */
  seePhone(card: number, reason: string): Said<string | null>
  /** The digits, once, after an approval; `null` without one. */
  seenPhone(card: number): Said<string | null>
}

/** Old balances on their way in, batches, and members on their way out. */
export interface IntakeHost {
  intakeState(): Said<IntakeView>
  /** `null` asks with the system's dialog. */
  intakeOpen(path: string | null): Said<null>
  intakeMapping(mapping: MappingView): Said<null>
  intakeCheck(): Said<null>
  intakeChoose(choice: ChoiceView): Said<null>
  intakeRun(): Said<null>
  intakeCancel(): Said<null>
  /** Where the rows are that do not come in; `null` when the dialog was put away. `words` are the sentences by code. */
  intakeErrorFile(path: string | null, words: Record<string, string>): Said<string | null>
  intakeForget(): Said<null>
  memberBatches(): Said<BatchView[]>
  undoBatch(batch: number): Said<null>
  printBatch(batch: number): Said<null>
  exportMembers(masked: boolean, path: string | null): Said<string | null>
  onIntake(hear: (view: IntakeView) => void): Promise<Unlisten>
}

/** Who stands at the counter, and who works here. */
export interface PeopleHost {
  signIn(staff: string, pin: string): Said<null>
  lock(): Said<null>
  approve(id: number, staff: string, pin: string): Said<null>
  staffList(): Said<StaffView[]>
  saveStaff(edit: StaffEdit): Said<null>
  removeStaff(id: string): Said<null>
  setPin(id: string, pin: string): Said<null>
  /** Makes a badge and prints it. */
  newBadge(id: string): Said<null>
  dropBadge(id: string): Said<null>
  unlockStaff(id: string): Said<null>
}

/** Shifts, the drawer's cash and the figures. */
export interface ShiftsHost {
  /** `""` takes the float that is proposed. */
  startShift(float: string): Said<null>
  moveCash(way: CashWayView, amount: string, reason: CashReasonView, note: string): Said<null>
  /** How many of which note, the note in fen; or one sum. */
  countShift(notes: [number, number][], sum: string): Said<null>
  closeShift(reason: DifferenceReasonView | null, note: string, next: string | null): Said<null>
  printReport(scope: ScopeView): Said<null>
  report(scope: ScopeView): Said<ReportView>
  figure(scope: ScopeView, figure: FigureView, method: MethodView | null): Said<FigureDetail>
  shiftHistory(): Said<ShiftRow[]>
  /** The path of the page that was written. */
  reportPdf(scope: ScopeView): Said<string>
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

export type Host = CounterHost &
  DepositsHost &
  MembersHost &
  IntakeHost &
  PeopleHost &
  ShiftsHost &
  SettingsHost &
  DevicesHost &
  TemplatesHost &
  GuestHost &
  BenchHost
