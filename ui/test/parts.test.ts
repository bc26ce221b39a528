import { describe, expect, it } from 'vitest'
import { code128Values, code128Widths } from '@/parts/code128'
import { clockText } from '@/state/clock'
import { editOf, type Draft } from '@/state/setup'
import type { SettingsView } from '@/bridge'
import { demoSettings } from '@/bridge/demo/settings'

describe('code 128', () => {
  it('known values: the check symbol is the weighted sum modulo 103', () => {
    // "HI345678": B H I, C 34 56 78: 104 + 40*1 + 41*2 + 99*3 + 34*4 + 56*5 + 78*6 = 1407 = 68 (103)
    expect(code128Values('HI345678')).toEqual([104, 40, 41, 99, 34, 56, 78, 68])
  })

  it('a slip number is all pairs of digits and as wide as the printer says', () => {
    const widths = code128Widths('8000112300000187')
    expect(code128Values('8000112300000187')?.[0]).toBe(105)
    // Without quiet zone: 123 modules, as `receipt::code128` counts.
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(123)
  })

  it('refuses what it cannot draw', () => {
    expect(code128Values('单号')).toBeNull()
    expect(code128Widths('')).toEqual([])
  })
})

describe('small things', () => {
  it('clocks round up: a code with half a second left is not yet at zero', () => {
    expect([0, 500, 1000, 61_000, 3_600_000].map(clockText)).toEqual(['0:00', '0:01', '0:01', '1:01', '60:00'])
  })

  it('settings go back as they came', () => {
    const { mode, key_set, key_place, problems, ...view } = demoSettings()
    expect([mode, key_set, key_place, problems.length]).toEqual(['practice', false, 'none', 0])
    const { hosts, proxy: _proxy, ...merchant } = view.merchant as Required<SettingsView['merchant']>
    const draft: Draft = {
      ...(view as Draft & typeof view),
      header: `${view.header.join('\n')}\n \n`,
      footer: view.footer.join('\n'),
      merchant: { ...merchant, hosts: hosts.join('\n') },
      proxied: false,
      proxy: { host: 'x', port: 1, user: '' },
      key: '',
      proxy_password: null,
    }
    expect(editOf(draft)).toEqual({ ...view, key: null, proxy_password: null })
  })
})
