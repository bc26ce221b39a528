/** What may be done with a card, each on its letter. */
import type { CardView } from '@/bridge'
import type { Step } from './cardpage'

export interface Act {
  cap: string
  step: Step
  words: string
  off: boolean
  danger?: boolean
}

export function actsOf(card: CardView): Act[] {
  const live = card.standing === 'active'
  const open = card.standing !== 'closed'
  const known = card.holder.is === 'known'
  return [
    { cap: 'L', step: 'lose', words: card.standing === 'lost' ? 'membercard.key.found' : 'membercard.key.lose', off: !open },
    { cap: 'R', step: 'replace', words: 'membercard.key.replace', off: !open },
    { cap: 'T', step: 'transfer', words: 'membercard.key.transfer', off: !live },
    { cap: 'A', step: 'adjust', words: 'membercard.key.adjust', off: !open },
    { cap: 'E', step: 'rename', words: 'membercard.key.rename', off: card.holder.is === 'forgotten' || card.holder.is === 'away' },
    { cap: 'V', step: 'phone', words: 'membercard.key.phone', off: !known },
    { cap: 'X', step: 'close', words: 'membercard.key.close', off: !live, danger: true },
    { cap: 'D', step: 'forget', words: 'membercard.key.forget', off: !known, danger: true },
  ]
}
