/** What is wrong with a card programme, as the shell names it: `programme.<code>` with a tier or a limit. */
import type { TierEdit } from '@/bridge'
import { sentence } from '@/words'

export interface ProgrammeFault {
  code: string
  /** The tier, counted from 0, or the limit's name. */
  place: string
}

export function faultOf(named: string): ProgrammeFault {
  const [group, code = '', place = ''] = named.split('.')
  return group === 'programme' && code ? { code, place } : { code: 'unknown', place: '' }
}

/** The sentence; with the tiers it also names the one that is meant. */
export function wordsOf({ code, place }: ProgrammeFault, tiers?: TierEdit[]): string {
  const said = sentence(`programme.${code}`, 'programme.unknown')
  const tier = place === '' ? undefined : tiers?.[Number(place)]
  return tier ? `${tier.amount}: ${said}` : said
}
