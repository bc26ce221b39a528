/** The demo's people and what each may do. */
import type { GrantView, PersonView, RightView, RoleView, StaffView } from '../bindings'
import { money } from './amount'

export interface Grant {
  right: RightView
  each: number | null
  day: number | null
}
export interface Folk {
  id: string
  name: string
  role: RoleView
  grants: Grant[]
  pin: string | null
  badge: string | null
  /** Wrong PINs in a row. */
  misses: number
  /** No PIN is tried before this. */
  until: number
  blocked: boolean
  /** Moved today by the same right, in fen. */
  spent: number
}

export const ALL_RIGHTS: RightView[] = ['refund', 'open_drawer', 'move_cash', 'close_shifts', 'manage_staff', 'see_reports', 'see_expected', 'change_settings', 'adjust_cards', 'see_phones', 'move_members']

/** `QT` and 24 letters, as badges hold. */
export const badgeOf = (letter: string) => `QT${letter.repeat(24)}`

export const free = (right: RightView): Grant => ({ right, each: null, day: null })

export const folk = (id: string, name: string, role: RoleView, grants: Grant[], more: Partial<Folk> = {}): Folk => ({
  id,
  name,
  role,
  grants,
  pin: null,
  badge: null,
  misses: 0,
  until: 0,
  blocked: false,
  spent: 0,
  ...more,
})

export const seedFolk = (): Folk[] => [
  folk('1', '陈雪', 'admin', ALL_RIGHTS.map(free), { pin: '1111', badge: badgeOf('A') }),
  folk('2', '王建国', 'manager', ALL_RIGHTS.filter((right) => right !== 'change_settings').map(free), { pin: '2222', badge: badgeOf('B') }),
  folk('3', '李小梅', 'clerk', [{ right: 'refund', each: 30_000, day: 100_000 }, free('open_drawer')], { pin: '3333', badge: badgeOf('C') }),
  folk('4', '赵敏', 'clerk', [], { pin: '4444', badge: badgeOf('D') }),
  folk('5', '孙浩然', 'clerk', [{ right: 'move_cash', each: 50_000, day: null }], { pin: '5555', blocked: true }),
]

export const personOf = ({ id, name, role }: Folk): PersonView => ({ id, name, role })

const grantOf = ({ right, each, day }: Grant): GrantView => ({
  right,
  each: each === null ? null : money(each),
  day: day === null ? null : money(day),
})

export function staffOf(one: Folk, all: Folk[]): StaffView {
  const others = all.filter((other) => other.id !== one.id)
  const alone = (right: RightView) => !others.some((other) => other.grants.some((grant) => grant.right === right))
  return {
    person: personOf(one),
    grants: one.grants.map(grantOf),
    pin: one.pin !== null,
    badge: one.badge !== null,
    blocked: one.blocked || one.until > Date.now(),
    last_of: one.grants.map((grant) => grant.right).filter(alone),
  }
}
