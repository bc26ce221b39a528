/** Tells the bursts of a keyboard-wedge scanner from typing, by pace alone. All times in ms. */

export interface WedgeRules {
  /** A burst of at least so many characters is a scan. */
  min: number
  /** A longer pause between two keys ends a burst. */
  gap: number
  /** A burst without Enter ends after so much silence. */
  silence: number
  /** Three keys in a row at this pace are a machine, whose hiccups up to `silence` are forgiven. */
  pace: number
  /** The same code within this time is one scan. */
  again: number
}

/** Wireless guns reach 60 ms between two keys; the rest is the page's own jitter. */
export const WEDGE_RULES: WedgeRules = { min: 6, gap: 70, silence: 120, pace: 20, again: 1500 }

/** How long after a scan a further line end (CR LF) still belongs to it. */
const TAIL = 100
/** No person presses two keys so soon after each other. */
export const MACHINE = 15

export interface WedgeNews {
  /** Characters that a person typed. */
  typed(text: string): void
  /** `slowest` is the longest pause between two of its keys. */
  scanned(text: string, slowest: number): void
  /** The same scan once more: nobody hears of it. */
  dropped?(): void
  /** The first character of a possible burst is about to arrive. */
  began?(): void
}

/**
 * Holds characters back until it is known whose they are, so that no digit of a scan is ever drawn.
 * The caller passes the events' own time stamps: a busy page must not turn a scan into typing.
 */
export class Wedge {
  private held = ''
  private last = Number.NEGATIVE_INFINITY
  private ended = Number.NEGATIVE_INFINITY
  private fast = 0
  private slowest = 0
  private newest = { text: '', at: Number.NEGATIVE_INFINITY }
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly news: WedgeNews,
    readonly rules: WedgeRules = { ...WEDGE_RULES },
  ) {}

  key(char: string, at: number) {
    if (this.held && at - this.last > this.patience()) this.settle()
    if (this.held) {
      this.fast = at - this.last <= this.rules.pace || this.fast >= 3 ? this.fast + 1 : 0
      this.slowest = Math.max(this.slowest, at - this.last)
    } else this.news.began?.()
    this.held += char
    this.goOn(at)
  }

  /** True for a key that is no character but comes inside a burst: codes can carry chords, and they do nothing. */
  pass(at: number): boolean {
    const machine = this.fast >= 2 || this.isScan()
    if (!this.held || at - this.last > (machine ? this.rules.gap : MACHINE)) return false
    this.goOn(at)
    return true
  }

  private goOn(at: number) {
    this.last = at
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.settle(), this.patience())
  }

  /** Enter or Tab; true when it only ended a scan. */
  end(at: number): boolean {
    if (!this.held && at - this.ended <= TAIL) {
      this.ended = at
      return true
    }
    const inTime = at - this.last <= this.rules.silence
    const scan = inTime && this.isScan()
    this.settle()
    if (scan) this.ended = at
    return scan
  }

  /** Decides at once about what is held back, before another key acts. */
  settle() {
    clearTimeout(this.timer)
    if (!this.held) return
    const text = this.held
    const [scan, slowest] = [this.isScan(), this.slowest]
    this.held = ''
    this.fast = 0
    this.slowest = 0
    if (!scan) {
      this.news.typed(text)
      return
    }
    this.ended = this.last + this.rules.silence
    const again = text === this.newest.text && this.last - this.newest.at <= this.rules.again
    if (!again) this.newest = { text, at: this.last }
    if (again) this.news.dropped?.()
    else this.news.scanned(text, slowest)
  }

  private isScan() {
    return this.held.length >= this.rules.min
  }

  private patience() {
    const patient = this.fast >= 3 || this.isScan()
    return patient ? Math.max(this.rules.silence, this.rules.gap) : this.rules.gap
  }
}
