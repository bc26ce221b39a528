import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WEDGE_RULES, Wedge } from '@/state/wedge'

const CODE = '134720195688300017'

interface Row {
  name: string
  /** Pairs of a key and the pause before it, in ms. `⏎` is Enter, `⇥` is Tab, `^` a chord. */
  keys: [key: string, pause: number][]
  heard: string[]
}

const burst = (text: string, pace: number, first = 500): [string, number][] =>
  [...text].map((char, at) => [char, at ? pace : first])

const table: Row[] = [
  { name: 'fast scan with Enter', keys: [...burst(CODE, 3), ['⏎', 3]], heard: [`scan ${CODE}`] },
  { name: 'scan at no pause at all', keys: [...burst(CODE, 0), ['⏎', 0]], heard: [`scan ${CODE}`] },
  { name: 'scan at 45 ms', keys: [...burst(CODE, 45), ['⏎', 45]], heard: [`scan ${CODE}`] },
  { name: 'scan with Tab', keys: [...burst(CODE, 5), ['⇥', 5]], heard: [`scan ${CODE}`] },
  { name: 'scan with CR LF', keys: [...burst(CODE, 5), ['⏎', 5], ['⏎', 5]], heard: [`scan ${CODE}`] },
  { name: 'scan without an end', keys: burst(CODE, 5), heard: [`scan ${CODE}`] },
  { name: 'scan whose Enter comes late', keys: [...burst(CODE, 5), ['⏎', 110]], heard: [`scan ${CODE}`] },
  { name: 'scan with a hiccup of 100 ms', keys: [...burst('13472', 5), ...burst('0195688300017', 5, 100), ['⏎', 5]], heard: [`scan ${CODE}`] },
  { name: 'two scans', keys: [...burst(CODE, 5), ['⏎', 5], ...burst('8000112300000042', 5, 300), ['⏎', 5]], heard: [`scan ${CODE}`, 'scan 8000112300000042'] },
  { name: 'short slip number in a burst', keys: [...burst('800011', 10), ['⏎', 10]], heard: ['scan 800011'] },
  { name: 'typed amount', keys: burst('128.50', 130), heard: ['1', '2', '8', '.', '5', '0'] },
  { name: 'typed amount and Enter', keys: [...burst('128.50', 130), ['⏎', 130]], heard: ['1', '2', '8', '.', '5', '0', 'enter'] },
  { name: 'typed amount, Enter at once', keys: [...burst('500', 110), ['⏎', 20]], heard: ['5', '0', '0', 'enter'] },
  { name: 'rolled keys', keys: [...burst('150', 35), ['⏎', 200]], heard: ['150', 'enter'] },
  { name: 'amount, then a scan at once', keys: [...burst('66', 130), ...burst(CODE, 4, 200), ['⏎', 4]], heard: ['6', '6', `scan ${CODE}`] },
  { name: 'scan at 60 ms, as wireless guns do', keys: [...burst(CODE, 60), ['⏎', 60]], heard: [`scan ${CODE}`] },
  { name: 'scan slower than the gap is typing', keys: burst('134720', 90), heard: ['1', '3', '4', '7', '2', '0'] },
  { name: 'the same code within 1.5 s is one scan', keys: [...burst(CODE, 5), ['⏎', 5], ...burst(CODE, 5, 400), ['⏎', 5]], heard: [`scan ${CODE}`] },
  { name: 'the same code later is another scan', keys: [...burst(CODE, 5), ['⏎', 5], ...burst(CODE, 5, 1600), ['⏎', 5]], heard: [`scan ${CODE}`, `scan ${CODE}`] },
  { name: 'another code at once is another scan', keys: [...burst(CODE, 5), ['⏎', 5], ...burst('8000112300000042', 5, 100), ['⏎', 5], ...burst(CODE, 5, 100), ['⏎', 5]], heard: [`scan ${CODE}`, 'scan 8000112300000042', `scan ${CODE}`] },
  { name: 'a chord in the middle does nothing', keys: [...burst('134720195', 5), ['^', 5], ...burst('688300017', 5, 5), ['⏎', 5]], heard: [`scan ${CODE}`] },
  { name: 'a chord in a slow burst does nothing', keys: [...burst('134720195', 60), ['^', 60], ...burst('688300017', 60, 60), ['⏎', 60]], heard: [`scan ${CODE}`] },
  { name: 'a chord after typing is a chord', keys: [...burst('128.50', 130), ['^', 90]], heard: ['1', '2', '8', '.', '5', '0', 'chord'] },
  { name: 'Enter alone', keys: [['⏎', 500]], heard: ['enter'] },
  { name: 'Enter of a person after a scan', keys: [...burst(CODE, 5), ['⏎', 5], ['⏎', 400]], heard: [`scan ${CODE}`, 'enter'] },
]

describe('the wedge detector', () => {
  let heard: string[]
  beforeEach(() => {
    vi.useFakeTimers()
    heard = []
  })
  afterEach(() => void vi.useRealTimers())

  const play = (wedge: Wedge, keys: Row['keys']) => {
    let at = 0
    for (const [key, pause] of keys) {
      at += pause
      vi.advanceTimersByTime(pause)
      if (key === '^') {
        if (!wedge.pass(at)) heard.push('chord')
      } else if (key !== '⏎' && key !== '⇥') wedge.key(key, at)
      else if (!wedge.end(at)) heard.push('enter')
    }
    vi.advanceTimersByTime(1000)
  }
  const news = { typed: (text: string) => heard.push(text), scanned: (text: string) => heard.push(`scan ${text}`) }

  it.each(table)('$name', ({ keys, heard: expected }) => {
    play(new Wedge(news), keys)
    expect(heard).toEqual(expected)
  })

  it('takes a slow gun once its gap is set', () => {
    play(new Wedge(news, { ...WEDGE_RULES, gap: 100 }), [...burst(CODE, 80), ['⏎', 80]])
    expect(heard).toEqual([`scan ${CODE}`])
  })

  it('tells the slowest pause of a scan', () => {
    const slowest: number[] = []
    const wedge = new Wedge({ typed: () => undefined, scanned: (_, gap) => slowest.push(gap) })
    play(wedge, [...burst('1347201956', 8), ...burst('88300017', 8, 41), ['⏎', 8]])
    play(wedge, [...burst('8000112300000042', 3, 9000), ['⏎', 3]])
    expect(slowest).toEqual([41, 3])
  })

  it('goes by the events’ own time: a page that slept does not turn a scan into typing', () => {
    const wedge = new Wedge(news)
    let at = 0
    for (const char of CODE) wedge.key(char, (at += 4))
    expect(wedge.end(at + 4)).toBe(true)
    expect(heard).toEqual([`scan ${CODE}`])
  })
})
