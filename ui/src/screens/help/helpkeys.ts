/** Which keys do what at this moment. */
import type { Stage } from '@/bridge'

export interface HelpRow {
  cap: string
  words: string
  /** The cap is the word for a scan. */
  scan?: boolean
}

const AMOUNT: HelpRow[] = [
  { cap: '0–9 .', words: 'help.number' },
  { cap: '+ *', words: 'help.plus' },
  { cap: '-', words: 'help.minus' },
  { cap: '/', words: 'help.slash' },
  { cap: 'scan', words: 'help.scanpay', scan: true },
]
const TENDERS: HelpRow[] = [
  { cap: 'F2', words: 'key.cash' },
  { cap: 'F4', words: 'key.code' },
  { cap: 'F5', words: 'key.record' },
]

export function helpOf(is: Stage['is'], practice: boolean, camera = false): { title: string; rows: HelpRow[] }[] {
  const waits = is === 'waiting' || is === 'showing_code'
  const open = is === 'amount' || is === 'armed' || is === 'code_ready' || is === 'refused'
  const here: HelpRow[] = [
    ...(waits ? [{ cap: '0–9 .', words: 'help.digits' }] : AMOUNT),
    { cap: '⏎', words: `help.enter.${is}` },
    { cap: 'Esc', words: camera ? 'help.camera' : `help.esc.${is}` },
    ...(open ? TENDERS : []),
    { cap: 'F8', words: waits ? 'key.back' : 'key.refund' },
  ]
  const everywhere: HelpRow[] = [
    { cap: 'F10', words: 'key.search' },
    { cap: 'Ctrl ⏎', words: 'key.tray' },
    { cap: 'Ctrl P', words: 'key.reprint' },
    { cap: 'Ctrl D', words: 'key.drawer' },
    { cap: 'Ctrl I', words: 'key.devices' },
    { cap: 'Ctrl K', words: 'key.camera' },
    { cap: 'Ctrl ,', words: 'key.settings' },
    { cap: 'Ctrl L', words: 'key.language' },
    { cap: 'Ctrl G', words: 'key.guest' },
    ...(practice ? [{ cap: 'Ctrl B', words: 'key.bench' }] : []),
  ]
  return [
    { title: 'help.keys', rows: here },
    { title: 'help.all', rows: everywhere },
  ]
}
