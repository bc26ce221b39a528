/** A person as it is edited; limits are texts in yuan, as typed. */
import type { GrantView, RightView, RoleView, StaffEdit, StaffView } from '@/bridge'
import { LIMITED, PROPOSED, RIGHTS } from './rights'

export interface GrantDraft {
  on: boolean
  each: string
  day: string
}
export interface PersonDraft {
  id: string
  name: string
  role: RoleView
  grants: Record<RightView, GrantDraft>
}

const typedOf = (amount: { text: string } | null | undefined) => amount?.text.replaceAll(',', '') ?? ''

function grantsOf(held: readonly GrantView[]): Record<RightView, GrantDraft> {
  const one = (right: RightView): GrantDraft => {
    const grant = held.find((it) => it.right === right)
    return { on: grant !== undefined, each: typedOf(grant?.each), day: typedOf(grant?.day) }
  }
  return Object.fromEntries(RIGHTS.map((right) => [right, one(right)])) as Record<RightView, GrantDraft>
}

/** `who` as they are; nobody is somebody new, the first of all an admin. */
export function draftOf(who: StaffView | null, first: boolean): PersonDraft {
  if (who) return { id: who.person.id, name: who.person.name, role: who.person.role, grants: grantsOf(who.grants) }
  const draft: PersonDraft = { id: '', name: '', role: first ? 'admin' : 'clerk', grants: grantsOf([]) }
  propose(draft, RIGHTS)
  return draft
}

/** What the role usually has, as far as it may be granted. */
export function propose(draft: PersonDraft, may: readonly RightView[]) {
  for (const right of RIGHTS) draft.grants[right].on = PROPOSED[draft.role].includes(right) && may.includes(right)
}

export function editOf(draft: PersonDraft, known: boolean): StaffEdit {
  const limit = (right: RightView, typed: string) => (LIMITED.includes(right) ? typed.trim() : '')
  const grants = RIGHTS.filter((right) => draft.grants[right].on).map((right) => {
    const { each, day } = draft.grants[right]
    return { right, each: limit(right, each), day: limit(right, day) }
  })
  return { id: draft.id.trim(), name: draft.name.trim(), role: draft.role, grants, known }
}
