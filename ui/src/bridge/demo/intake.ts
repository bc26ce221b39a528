/** How the demo brings old balances in: the same steps as the program, in its own time. */
import type { BatchView, ChoiceView, FileView, IntakeView, MappingView } from '../bindings'
import type { IntakeHost } from '../host'
import type { DemoCounter } from './engine'
import { no, ok } from './fitting'
import { demoBatches, demoDryRun, demoFile } from './intakefile'
import type { Result } from './lane'

const STEPS = 8
const STEP_MS = 120

function faultOf({ columns }: MappingView): string | null {
  const told = columns.filter((column) => column !== 'ignore')
  if (new Set(told).size < told.length) return 'twice'
  if (!columns.includes('phone') && !columns.includes('card_no')) return 'no_key'
  if (columns.includes('gift') && !columns.includes('principal')) return 'gift_alone'
  return columns.includes('principal') || columns.includes('balance') ? null : 'no_money'
}

export class DemoIntake {
  view: IntakeView = { is: 'nothing' }
  file: FileView = demoFile()
  choice: ChoiceView = { repeat: 'refuse', meet: 'refuse' }
  batches: BatchView[] = demoBatches()
  /** The batch that brought these balances already. */
  twice: number | null = null
  onChange: () => void = () => undefined
  private turn = 0

  constructor(private readonly pace = 1) {}

  show(view: IntakeView) {
    this.view = view
    this.onChange()
  }

  /** Counts up to the end, unless something else begins. */
  private work(is: 'checking' | 'running', then: () => void) {
    this.turn += 1
    const mine = this.turn
    const step = (n: number) => {
      if (mine !== this.turn) return
      if (n === STEPS) return then()
      this.show({ is, permille: Math.round((n * 1000) / STEPS) })
      setTimeout(() => step(n + 1), STEP_MS * this.pace)
    }
    step(0)
  }

  checked() {
    this.show({ is: 'checked', file: this.file, dry: demoDryRun(this.choice, this.twice) })
  }

  open() {
    this.file = demoFile()
    this.choice = { repeat: 'refuse', meet: 'refuse' }
    this.show({ is: 'opened', file: this.file })
  }

  mapping(mapping: MappingView): Result {
    if (this.view.is !== 'opened' && this.view.is !== 'checked') return 'ImportNone'
    this.file = { ...this.file, mapping, fault: faultOf(mapping) }
    this.show({ is: 'opened', file: this.file })
    return null
  }

  check(): Result {
    if (this.view.is !== 'opened' && this.view.is !== 'checked') return 'ImportNone'
    if (this.file.fault) return 'ImportFile'
    this.work('checking', () => this.checked())
    return null
  }

  choose(choice: ChoiceView): Result {
    if (this.view.is !== 'checked') return 'ImportNone'
    this.choice = choice
    this.checked()
    return null
  }

  run(): Result {
    if (this.view.is !== 'checked') return 'ImportNone'
    if (this.twice !== null) return 'ImportTwice'
    this.work('running', () => this.finish())
    return null
  }

  finish() {
    const { principal, gift, new_cards, merged } = demoDryRun(this.choice)
    const batch = this.batches.reduce((most, one) => Math.max(most, one.batch), 0) + 1
    this.batches.unshift({ batch, wall_ms: Date.now(), staff: '李小梅', cards: new_cards, merged, principal, gift, whole: false, undone: false, used: false })
    this.twice = batch
    this.show({ is: 'done', batch, slip: '8000112300000188', cards: new_cards, merged, principal, gift, took_ms: 4210 })
  }

  cancel(): Result {
    this.turn += 1
    if (this.view.is === 'running') this.checked()
    else if (this.view.is === 'checking') this.show({ is: 'opened', file: this.file })
    return null
  }

  undo(id: number): Result {
    const batch = this.batches.find((one) => one.batch === id)
    if (!batch) return 'BatchUnknown'
    if (batch.used) return 'BatchUsed'
    batch.undone = true
    this.twice = null
    return null
  }
}

export function intakeHost(engine: DemoCounter, intake: DemoIntake): Omit<IntakeHost, 'onIntake'> {
  const command = (work: () => Result) => {
    const refusal = engine.run(work)
    return refusal ? no<null>(refusal) : ok(null)
  }
  const moving = (work: () => Result) => command(() => engine.people.gate('MoveMembers', null, work))
  return {
    intakeState: () => ok(intake.view),
    intakeOpen: () =>
      command(() => {
        intake.open()
        return null
      }),
    intakeMapping: (mapping) => command(() => intake.mapping(mapping)),
    intakeCheck: () => command(() => intake.check()),
    intakeChoose: (choice) => command(() => intake.choose(choice)),
    intakeRun: () => moving(() => intake.run()),
    intakeCancel: () => command(() => intake.cancel()),
    intakeErrorFile: () => ok('/home/qiantai/文档/会员余额-20261120-没有导入.csv'),
    intakeForget: () =>
      command(() => {
        intake.show({ is: 'nothing' })
        return null
      }),
    memberBatches: () => ok(structuredClone(intake.batches)),
    undoBatch: (batch) => moving(() => intake.undo(batch)),
    printBatch: (batch) => command(() => (intake.batches.some((one) => one.batch === batch) ? null : 'BatchUnknown')),
    exportMembers: (masked) => {
      const refusal = engine.run(() => engine.people.gate('MoveMembers', null, () => null))
      return refusal ? no(refusal) : ok(`/home/qiantai/文档/members-${masked ? 'masked' : 'whole'}.csv`)
    },
  }
}
