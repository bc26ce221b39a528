/** Which keys do what at this moment. */
import type { Stage, WorkView } from '@/bridge'

export interface HelpRow {
  cap: string
  words: string
  /** The cap is the word for a scan. */
  scan?: boolean
}

/** The moment at which help was asked for. */
export interface Moment {
  is: Stage['is']
  practice: boolean
  camera?: boolean
  work?: WorkView
  /** The lane takes deposits. */
  deposits?: boolean
  /** The room is named. */
  room?: boolean
  /** The room has deposits already. */
  known?: boolean
  /** A later part of a partly paid sale was refused. */
  split?: boolean
  /** The counter has member cards. */
  members?: boolean
  /** The change can go on a card. */
  change?: boolean
}

const NUMBER: HelpRow[] = [
  { cap: '0–9 .', words: 'help.number' },
  { cap: '+ *', words: 'help.plus' },
]
const AMOUNT: HelpRow[] = [
  ...NUMBER,
  { cap: '-', words: 'help.minus' },
  { cap: '/', words: 'help.slash' },
  { cap: 'scan', words: 'help.scanpay', scan: true },
]
const DEPOSIT: HelpRow[] = [...NUMBER, { cap: 'scan', words: 'help.scandeposit', scan: true }, { cap: 'Tab', words: 'help.name' }]
const ROOM: HelpRow[] = [
  { cap: '0–9 A–Z', words: 'help.room' },
  { cap: 'Tab', words: 'help.name' },
  { cap: 'scan', words: 'help.scanslip', scan: true },
]
const tenders = (now: Moment): HelpRow[] => [
  { cap: 'F2', words: 'key.cash' },
  ...(now.members ? [{ cap: 'F3', words: 'help.f3' }] : []),
  { cap: 'F4', words: 'key.code' },
  { cap: 'F5', words: 'key.record' },
]

const listens = (is: Stage['is']) => is === 'amount' || is === 'armed' || is === 'code_ready'

function typing(now: Moment): HelpRow[] {
  if (now.is === 'waiting' || now.is === 'showing_code') return [{ cap: '0–9 .', words: 'help.digits' }]
  if (!now.deposits) return AMOUNT
  return now.room ? DEPOSIT : ROOM
}

function stepping(now: Moment): HelpRow[] {
  const asked = now.deposits && !now.room && listens(now.is)
  const out = now.deposits && now.room && now.is === 'amount' ? 'taking' : now.is
  const f8 = now.is === 'waiting' || now.is === 'showing_code' ? 'key.back' : now.split ? 'split.back' : now.is === 'deposit_taken' ? 'deposit.key.settle' : 'key.refund'
  return [
    { cap: '⏎', words: now.split ? 'split.finish' : asked ? 'help.enter.room' : `help.enter.${now.is}` },
    { cap: 'Esc', words: now.camera ? 'help.camera' : asked ? 'help.esc.room' : `help.esc.${out}` },
    ...((listens(now.is) && !asked) || now.is === 'refused' ? tenders(now) : []),
    ...(now.change ? [{ cap: 'F3', words: 'help.f3change' }] : []),
    ...(now.work === 'deposit_only' ? [] : [{ cap: 'F6', words: 'help.f6' }]),
    ...(now.work === 'cashier_only' ? [] : [{ cap: 'F7', words: now.known ? 'help.f7stay' : now.deposits ? 'help.f7find' : 'help.f7' }]),
    { cap: 'F8', words: f8 },
  ]
}

export function helpOf(now: Moment): { title: string; rows: HelpRow[] }[] {
  const everywhere: HelpRow[] = [
    ...(now.members ? [{ cap: 'F9', words: 'help.f9' }] : []),
    { cap: 'F10', words: 'key.search' },
    { cap: 'F11', words: 'key.shift' },
    { cap: 'F12', words: 'key.lock' },
    { cap: 'Ctrl ⏎', words: 'key.tray' },
    { cap: 'Ctrl P', words: 'key.reprint' },
    { cap: 'Ctrl D', words: 'key.drawer' },
    { cap: 'Ctrl I', words: 'key.devices' },
    { cap: 'Ctrl K', words: 'key.camera' },
    { cap: 'Ctrl ,', words: 'key.settings' },
    { cap: 'Ctrl ⇧ S', words: 'key.staff' },
    { cap: 'Ctrl ⇧ R', words: 'key.report' },
    { cap: 'Ctrl L', words: 'key.language' },
    { cap: 'Ctrl G', words: 'key.guest' },
    ...(now.practice ? [{ cap: 'Ctrl B', words: 'key.bench' }] : []),
  ]
  return [
    { title: 'help.keys', rows: [...typing(now), ...stepping(now)] },
    { title: 'help.all', rows: everywhere },
  ]
}
