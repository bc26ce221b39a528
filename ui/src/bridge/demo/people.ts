/** The demo's gate: who stands at the counter, who may do what, and who approves. */
import type { ApprovalView, DeskView, RightView, StaffEdit, StaffView } from '../bindings'
import type { Answer } from '../host'
import { money } from './amount'
import { no, ok } from './fitting'
import { ALL_RIGHTS, type Folk, badgeOf, personOf, seedFolk, staffOf } from './folk'
import type { Lane, Result } from './lane'
import { DemoStaffing } from './staffing'

/** How long a PIN is looked at, in ms. */
const PROOF_MS = 60
const APPROVAL_MS = 60_000
const MISSES = 5
const WAIT_MS = 30_000

/** Which right an act needs; the others need only somebody. */
const NEEDS: Partial<Record<string, RightView>> = {
  Refund: 'refund',
  SettleDeposit: 'refund',
  OpenDrawer: 'open_drawer',
  MoveCash: 'move_cash',
  EndOthersShift: 'close_shifts',
  SeeReports: 'see_reports',
  ManageStaff: 'manage_staff',
  ChangeSettings: 'change_settings',
  AdjustCard: 'adjust_cards',
  CloseCard: 'refund',
  SeePhone: 'see_phones',
  MoveMembers: 'move_members',
}

export class DemoPeople {
  staff: Folk[] = []
  here: Folk | null = null
  checking = false
  /** Whose shift is open; the shifts tell. */
  owner: () => string | null = () => null
  private chosen: Folk | null = null
  private pending: { id: number; work: () => Result; act: string; fen: number } | null = null

  constructor(private readonly counter: Lane) {}

  /** Names everybody of the demo; `id` stands at the counter. */
  seed(id: string | null) {
    this.staff = seedFolk()
    this.here = this.staff.find((one) => one.id === id) ?? null
  }

  find = (id: string) => this.staff.find((one) => one.id === id)
  onDuty = (one: Folk | null = this.here) => one !== null && this.owner() === one.id
  /** Somebody must sign in as soon as an admin can. */
  staffed = () => this.staff.some((one) => one.role === 'admin' && (one.pin !== null || one.badge !== null))
  rights = () => (this.staffed() ? (this.here?.grants ?? []).map((grant) => grant.right) : ALL_RIGHTS)
  /** Admins manage everybody, others clerks and themselves. */
  manages = (one: Folk | undefined) => !this.staffed() || this.here?.role === 'admin' || !one || one.role === 'clerk' || one === this.here

  desk(): DeskView {
    return {
      staffed: this.staffed(),
      person: this.here && personOf(this.here),
      people: this.staff.map(personOf),
      on_duty: this.onDuty(),
      rights: this.rights(),
      checking: this.checking,
      wait_ms: Math.max(0, (this.chosen?.until ?? 0) - Date.now()),
    }
  }

  /** Why somebody may not, or nothing. */
  private refusal(one: Folk, act: string, fen: number): string | null {
    const right = NEEDS[act]
    if (!right) return null
    const grant = one.grants.find((held) => held.right === right)
    if (!grant) return 'RightMissing'
    if (right === 'refund' && one.role === 'clerk' && !this.onDuty(one)) return 'NotOnDuty'
    if (grant.each !== null && fen > grant.each) return 'RightLimitEach'
    return grant.day !== null && one.spent + fen > grant.day ? 'RightLimitDay' : null
  }

  /** Does the work, or asks for somebody who may. */
  gate(act: string, fen: number | null, work: () => Result): Result {
    if (!this.staffed()) return work()
    if (!this.here) return 'Locked'
    const why = this.refusal(this.here, act, fen ?? 0)
    if (!why) {
      const refused = work()
      if (!refused && NEEDS[act] === 'refund') this.here.spent += fen ?? 0
      return refused
    }
    if (act === 'ManageStaff' || act === 'ChangeSettings') return why
    const others = this.staff.filter((one) => one !== this.here && !this.refusal(one, act, fen ?? 0))
    const approval: ApprovalView = { act, amount: fen === null ? null : money(fen), why, approvers: others.map(personOf), left_ms: APPROVAL_MS }
    if (!others.length) return why
    this.counter.ask({ is: 'approve', approval }, () => 'ApprovalOver')
    const id = this.counter.question?.id ?? 0
    this.pending = { id, work, act, fen: fen ?? 0 }
    setTimeout(() => {
      if (this.counter.question?.id !== id) return
      this.counter.question = null
      this.counter.run(() => 'ApprovalOver')
    }, APPROVAL_MS)
    return null
  }

  private approvedBy(one: Folk): Result {
    const { pending } = this
    if (!pending || this.counter.question?.id !== pending.id) return 'ApprovalOver'
    if (one === this.here || this.refusal(one, pending.act, pending.fen)) return 'ApproverUnfit'
    this.counter.question = null
    this.pending = null
    return pending.work()
  }

  /** A badge signs in or approves; `undefined` when it is none. */
  scan(text: string): Result | undefined {
    if (!/^QT[A-Z2-7]{24}$/.test(text)) return this.staffed() && !this.here ? 'Locked' : undefined
    const one = this.staff.find((other) => other.badge === text)
    if (!one) return 'BadgeUnknown'
    if (this.counter.question?.ask.is === 'approve') return this.approvedBy(one)
    this.here = one
    return null
  }

  /** Looks at a PIN for a moment, as the hash takes it. */
  private prove(one: Folk, pin: string, right: () => Result): Result {
    this.chosen = one
    if (one.blocked) return 'PinBlocked'
    if (one.until > Date.now()) return 'PinLocked'
    this.checking = true
    setTimeout(() => {
      this.checking = false
      this.counter.run(() => {
        if (one.pin === pin) {
          one.misses = 0
          return right()
        }
        one.misses += 1
        if (one.misses < MISSES) return 'PinWrong'
        one.until = Date.now() + WAIT_MS * 2 ** (one.misses - MISSES)
        return 'PinLocked'
      })
    }, PROOF_MS)
    return null
  }

  signIn(id: string, pin: string): Result {
    const one = this.find(id)
    if (!one) return 'StaffUnknown'
    return this.prove(one, pin, () => {
      this.here = one
      return null
    })
  }

  lock(): Result {
    this.here = null
    return null
  }

  approve(id: number, staff: string, pin: string): Result {
    const one = this.find(staff)
    if (this.counter.question?.id !== id) return 'ApprovalOver'
    if (!one || one === this.here) return 'ApproverUnfit'
    return this.prove(one, pin, () => this.approvedBy(one))
  }
}

/** The people's commands as a host. */
export function peopleHost(people: DemoPeople, counter: Lane) {
  const command = (work: () => Result): Promise<Answer<null>> => {
    const refusal = counter.run(work)
    return refusal ? no(refusal) : ok(null)
  }
  const staffing = new DemoStaffing(people)
  const managing = (work: () => Result) => command(() => people.gate('ManageStaff', null, work))
  return {
    signIn: (staff: string, pin: string) => command(() => people.signIn(staff, pin)),
    lock: () => command(() => people.lock()),
    approve: (id: number, staff: string, pin: string) => command(() => people.approve(id, staff, pin)),
    staffList: (): Promise<Answer<StaffView[]>> => {
      const why = people.gate('ManageStaff', null, () => null)
      return why ? no(why) : ok(people.staff.map((one) => staffOf(one, people.staff)))
    },
    saveStaff: (edit: StaffEdit) => managing(() => staffing.save(edit)),
    removeStaff: (id: string) => managing(() => staffing.remove(id)),
    // Everybody changes the own PIN.
    setPin: (id: string, pin: string) => (people.here?.id === id ? command : managing)(() => staffing.setPin(id, pin)),
    newBadge: (id: string) => managing(() => staffing.change(id, (one) => (one.badge = badgeOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ'[Number(id) % 26] ?? 'Z')))),
    dropBadge: (id: string) => managing(() => staffing.change(id, (one) => (one.badge = null))),
    unlockStaff: (id: string) => managing(() => staffing.change(id, (one) => Object.assign(one, { blocked: false, until: 0, misses: 0 }))),
  }
}
