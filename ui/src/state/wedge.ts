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
}

export const WEDGE_RULES: WedgeRules = { min: 6, gap: 50, silence: 120, pace: 20 }

/** How long after a scan a further line end (CR LF) still belongs to it. */
const TAIL = 100

export interface WedgeNews {
  /** Characters that a person typed. */
  typed(text: string): void
  scanned(text: string): void
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
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly news: WedgeNews,
    readonly rules: WedgeRules = { ...WEDGE_RULES },
  ) {}

  key(char: string, at: number) {
    if (this.held && at - this.last > this.patience()) this.settle()
    if (this.held) this.fast = at - this.last <= this.rules.pace || this.fast >= 3 ? this.fast + 1 : 0
    else this.news.began?.()
    this.held += char
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
    const scan = this.isScan()
    this.held = ''
    this.fast = 0
    if (!scan) {
      this.news.typed(text)
      return
    }
    this.ended = this.last + this.rules.silence
    this.news.scanned(text)
  }

  private isScan() {
    return this.held.length >= this.rules.min
  }

  private patience() {
    const patient = this.fast >= 3 || this.isScan()
    return patient ? Math.max(this.rules.silence, this.rules.gap) : this.rules.gap
  }
}
