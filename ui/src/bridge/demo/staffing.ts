/** How the demo's people are added, changed and removed. */
import type { StaffEdit } from '../bindings'
import { read } from './amount'
import { type Folk, type Grant, folk, staffOf } from './folk'
import type { Result } from './lane'
import type { DemoPeople } from './people'

export class DemoStaffing {
  constructor(private readonly people: DemoPeople) {}

  private grantsOf(edit: StaffEdit): Grant[] | string {
    const out: Grant[] = []
    for (const { right, each, day } of edit.grants) {
      const fen = [each, day].map((text) => {
        if (!text) return null
        const got = read(text)
        return 'problem' in got ? got.problem : got.entry.due
      })
      const problem = fen.find((one) => typeof one === 'string')
      if (typeof problem === 'string') return problem
      out.push({ right, each: fen[0] as number | null, day: fen[1] as number | null })
    }
    return out
  }

  save(edit: StaffEdit): Result {
    const before = this.people.find(edit.id)
    if (!this.people.manages(before)) return 'RightMissing'
    if (!edit.id || !edit.name || Boolean(before) !== edit.known) return 'StaffInvalid'
    if (!this.people.staff.length && edit.role !== 'admin') return 'LastHolder'
    const grants = this.grantsOf(edit)
    if (typeof grants === 'string') return grants
    const fresh = grants.filter((grant) => !before?.grants.some((held) => held.right === grant.right))
    if (fresh.some((grant) => !this.people.rights().includes(grant.right))) return 'GrantLacking'
    const { id, name, role } = edit
    if (before) Object.assign(before, { name, role, grants })
    else this.people.staff.push(folk(id, name, role, grants))
    return null
  }

  remove(id: string): Result {
    const one = this.people.find(id)
    if (!one) return 'StaffUnknown'
    if (!this.people.manages(one)) return 'RightMissing'
    if (one === this.people.here) return 'StaffSelf'
    if (staffOf(one, this.people.staff).last_of.length) return 'LastHolder'
    this.people.staff = this.people.staff.filter((other) => other !== one)
    return null
  }

  setPin(id: string, pin: string): Result {
    const one = this.people.find(id)
    if (!one) return 'StaffUnknown'
    if (!/^\d{4,8}$/.test(pin)) return 'PinShape'
    if (this.people.staff.some((other) => other !== one && other.pin === pin)) return 'PinTaken'
    one.pin = pin
    return null
  }

  change(id: string, how: (one: Folk) => void): Result {
    const one = this.people.find(id)
    if (!one) return 'StaffUnknown'
    how(one)
    return null
  }
}
