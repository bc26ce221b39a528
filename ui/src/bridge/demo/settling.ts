/** How the demo settles deposits: one number, the oldest card first, and what goes back. */
import type { CaseView, DepositPreview, SettledView } from '../bindings'
import { money, read } from './amount'
import { type DemoDeposits, type Deposit, keepsRest, leftOf } from './deposits'

interface Share {
  one: Deposit
  consume: number
  release: number
}
type Plan = { shares: Share[]; kept: number } | { problem: string }

const sum = (list: Share[], what: 'consume' | 'release') => list.reduce((total, share) => total + share[what], 0)

function plan(deposits: DemoDeposits, ids: number[], consume: string, keepRest: boolean): Plan {
  const chosen = deposits.all.filter((one) => ids.includes(one.id))
  if (!chosen.length) return { problem: 'DepositUnknown' }
  if (chosen.some((one) => one.unknown > 0)) return { problem: 'DepositInDoubt' }
  const held = chosen.reduce((total, one) => total + leftOf(one), 0)
  if (held === 0) return { problem: 'DepositNothingLeft' }
  let open = held
  if (/^0*\.?0*$/.test(consume) && consume !== '') open = 0
  else if (consume !== '' && consume !== '*') {
    const got = read(consume)
    if ('problem' in got) return got
    open = got.entry.due
  }
  if (open > held) return { problem: 'DepositTooMuch' }
  let kept = 0
  const shares = chosen.map((one): Share => {
    const part = Math.min(open, leftOf(one))
    open -= part
    const rest = leftOf(one) - part
    if (keepRest && keepsRest(one)) {
      kept += rest
      return { one, consume: part, release: 0 }
    }
    return { one, consume: part, release: rest }
  })
  return { shares, kept }
}

export function previewOf(deposits: DemoDeposits, ids: number[], consume: string, keepRest: boolean): DepositPreview {
  const got = plan(deposits, ids, consume, keepRest)
  if ('problem' in got) return { consume: money(0), release: money(0), kept: money(0), shares: [], problem: got.problem }
  return {
    consume: money(sum(got.shares, 'consume')),
    release: money(sum(got.shares, 'release')),
    kept: money(got.kept),
    shares: got.shares.map(({ one, consume: part, release }) => ({
      deposit: one.id,
      method: one.method,
      hold: one.hold,
      payer: one.payer,
      consume: money(part),
      release: money(release),
    })),
    problem: null,
  }
}

/** Books every share; `decide` ends the wallets' part later. */
export function settle(deposits: DemoDeposits, ids: number[], consume: string, keepRest: boolean): { view: SettledView; decide(done: boolean): SettledView } | string {
  const got = plan(deposits, ids, consume, keepRest)
  if ('problem' in got) return got.problem
  const room = got.shares[0]?.one.room ?? ''
  const draws = got.shares
    .filter((share) => share.consume + share.release > 0)
    .map((share) => {
      const { one, consume: part, release } = share
      const no = `13000052${String(deposits.number()).padStart(18, '0')}`
      const draw = { no, deposit: one.id, consume: part > 0, fen: part > 0 ? part : release, freed: part > 0 ? release : 0, phase: 'dispatched', code: null as string | null, sale: null }
      one.unknown = part + release
      deposits.draws.push(draw)
      return { share, draw }
    })
  const view = (done: boolean, failed: boolean): SettledView => ({
    room,
    consumed: money(sum(got.shares, 'consume')),
    returned: money(sum(got.shares, 'release')),
    kept: money(got.kept),
    done,
    failed,
  })
  return {
    view: view(false, false),
    decide(done) {
      for (const { share, draw } of draws) {
        share.one.unknown = 0
        draw.phase = done ? 'done' : 'failed'
        draw.code = done ? null : 'RefundDeclined'
        if (!done) continue
        share.one.consumed += share.consume
        share.one.returned += share.release
      }
      return view(done, !done)
    },
  }
}

/** A deposit's step that is not decided, as it stands in the tray. */
export function drawCases(deposits: DemoDeposits): CaseView[] {
  return deposits.draws
    .filter((draw) => draw.phase === 'failed' || draw.phase === 'asking')
    .map((draw) => ({
      key: `draw:${draw.no}`,
      kind: draw.phase === 'failed' ? 'draw_failed' : 'draw',
      wallet: null,
      amount: money(draw.fen),
      label: draw.no.slice(-8),
      age_ms: 4000,
      doubt: draw.code,
      escalated: draw.phase === 'failed',
      giving_back: false,
      acts: draw.phase === 'failed' ? ['refund'] : ['ask_now'],
    }))
}
