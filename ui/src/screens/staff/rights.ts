/** Rights as people read them. Who may do what is decided by the counter; here it is only said and offered. */
import type { DeskView, GrantView, RightView, RoleView, StaffView } from '@/bridge'

/** Those that can have limits stand first. */
export const RIGHTS: RightView[] = [
  'refund',
  'move_cash',
  'open_drawer',
  'close_shifts',
  'manage_staff',
  'see_reports',
  'see_expected',
  'change_settings',
  'adjust_cards',
  'see_phones',
  'move_members',
]
export const ROLES: RoleView[] = ['admin', 'manager', 'clerk']
/** Rights by which money moves: only these can have limits. */
export const LIMITED: readonly RightView[] = ['refund', 'move_cash']
/** What a manager is not proposed to get. */
const ADMINS: readonly RightView[] = ['change_settings', 'adjust_cards', 'move_members']
/** What a new person of a role is proposed to get. */
export const PROPOSED: Record<RoleView, readonly RightView[]> = {
  admin: RIGHTS,
  manager: RIGHTS.filter((right) => !ADMINS.includes(right)),
  clerk: [],
}

/** Nobody grants what they lack; where nobody is named yet, the first person gets everything. */
export const mayGrant = (desk: DeskView | undefined): RightView[] => (desk?.staffed ? RIGHTS.filter((right) => desk.rights.includes(right)) : RIGHTS)

/** Admins manage everybody, others clerks and themselves. */
export function mayTouch(desk: DeskView | undefined, who: StaffView): boolean {
  if (!desk?.staffed || desk.person?.role === 'admin') return true
  return who.person.role === 'clerk' || who.person.id === desk.person?.id
}

/** Nobody makes somebody more than an admin would; others name clerks. */
export function rolesFor(desk: DeskView | undefined, who: StaffView | null): RoleView[] {
  if (!desk?.staffed || desk.person?.role === 'admin') return ROLES
  return [who?.person.role ?? 'clerk']
}

type T = (key: string, facts?: Record<string, string>) => string

const whole = (amount: string) => amount.replace(/\.00$/, '')

/** "may refund, up to 300 yuan each time, only while on duty". */
export function grantText(t: T, grant: GrantView, role: RoleView): string {
  const parts = [t(`right.${grant.right}`)]
  if (grant.each) parts.push(t('grant.each', { amount: whole(grant.each.text) }))
  if (grant.day) parts.push(t('grant.day', { amount: whole(grant.day.text) }))
  if (grant.right === 'refund' && role === 'clerk') parts.push(t('grant.duty'))
  return parts.join(t('grant.join'))
}

export function rightsText(t: T, who: StaffView): string[] {
  return who.grants.length ? who.grants.map((grant) => grantText(t, grant, who.person.role)) : [t('grant.none')]
}
