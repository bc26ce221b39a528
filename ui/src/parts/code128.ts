/** CODE128 as bar widths: subset C for even runs of digits, B for the rest. ISO/IEC 15417. */

const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221' +
  '223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321' +
  '112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131' +
  '311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114' +
  '122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'
const STOP = '2331112'
const START_B = 104
const START_C = 105
const TO_B = 100
const TO_C = 99

/** Symbol values with start and check; `null` when the text is not printable ASCII. */
export function code128Values(text: string): number[] | null {
  if (!/^[ -~]+$/.test(text)) return null
  const values: number[] = []
  let at = 0
  let set = ''
  const use = (next: 'B' | 'C') => {
    if (set !== next) values.push(set === '' ? (next === 'B' ? START_B : START_C) : next === 'B' ? TO_B : TO_C)
    set = next
  }
  while (at < text.length) {
    const run = /^\d*/.exec(text.slice(at))?.[0].length ?? 0
    if (run >= 4 && run % 2 === 0) {
      use('C')
      for (const end = at + run; at < end; at += 2) values.push(Number(text.slice(at, at + 2)))
    } else {
      use('B')
      values.push(text.charCodeAt(at) - 32)
      at += 1
    }
  }
  const [start = 0, ...rest] = values
  values.push(rest.reduce((sum, value, place) => sum + value * (place + 1), start) % 103)
  return values
}

/** Widths of bars and gaps in turn, in modules, beginning with a bar. */
export function code128Widths(text: string): number[] {
  const values = code128Values(text) ?? []
  const symbols = values.map((value) => WIDTHS.slice(value * 6, value * 6 + 6)).join('')
  return values.length ? [...(symbols + STOP)].map(Number) : []
}
