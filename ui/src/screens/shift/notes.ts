/** Notes and coins of the renminbi as they are counted, largest first. The counter adds them up. */
import { type Ref, ref } from 'vue'

export interface Note {
  /** How the counter knows it, in fen. */
  worth: number
  /** What stands on it. */
  face: string
  unit: 'yuan' | 'jiao' | 'fen'
}

const of = (worth: number, face: string, unit: Note['unit']): Note => ({ worth, face, unit })
export const NOTES: readonly Note[] = [
  of(10_000, '100', 'yuan'),
  of(5_000, '50', 'yuan'),
  of(2_000, '20', 'yuan'),
  of(1_000, '10', 'yuan'),
  of(500, '5', 'yuan'),
  of(200, '2', 'yuan'),
  of(100, '1', 'yuan'),
  of(50, '5', 'jiao'),
  of(20, '2', 'jiao'),
  of(10, '1', 'jiao'),
  of(5, '5', 'fen'),
  of(2, '2', 'fen'),
  of(1, '1', 'fen'),
]

/** More of one note than this lies in no drawer. */
const DIGITS = 5

/** A count as typed. */
export interface Counted {
  sum: string
  pieces: string[]
}

const nothing = (): Counted => ({ sum: '', pieces: NOTES.map(() => '') })
/** Kept while the panel is closed: leaving never loses typing. */
let kept: { shift: number; counted: Ref<Counted> } = { shift: 0, counted: ref(nothing()) }

export function countOf(shift: number): Ref<Counted> {
  if (kept.shift !== shift) kept = { shift, counted: ref(nothing()) }
  return kept.counted
}

export function forgetCount() {
  kept = { shift: 0, counted: ref(nothing()) }
}

export const byNotes = (counted: Counted) => counted.pieces.some((many) => many !== '')

export const notesOf = (counted: Counted): [number, number][] =>
  NOTES.flatMap(({ worth }, at): [number, number][] => {
    const many = counted.pieces[at]
    return many ? [[worth, Number(many)]] : []
  })

export function typePieces(before: string, text: string): string {
  return (before + text.replace(/\D/g, '')).replace(/^0+(?=\d)/, '').slice(0, DIGITS)
}
