import { describe, expect, it } from 'vitest'
import { DUTY_SCENES } from '@/bridge/demo/dutyscenes'
import { forgetReports } from '@/screens/report/reports'
import { forgetCount } from '@/screens/shift/notes'
import { down, press, sitDown, wait } from './desk'

type Key = string | [code: string, shift: boolean]
const STAFF: Key = ['KeyS', true]
const REPORT: Key = ['KeyR', true]
/** Every screen of people and shifts, by the keys that lead there. */
const WAYS: [name: string, scene: string, keys: Key[]][] = [
  ['lock', 'lock', []],
  ['lock, somebody chosen', 'lock', ['3']],
  ['approval', 'approve', ['1']],
  ['first person', 'nobody', [STAFF]],
  ['first form', 'nobody', [STAFF, 'Enter']],
  ['people', 'admin', [STAFF]],
  ['a person', 'admin', [STAFF, 'ArrowDown', 'ArrowDown', 'Enter']],
  ['a PIN', 'admin', [STAFF, '1']],
  ['a badge', 'admin', [STAFF, '2']],
  ['to remove', 'admin', [STAFF, '9']],
  ['on duty', 'admin', ['F11']],
  ['another float', 'admin', ['F11', '1']],
  ['the shift', 'duty', ['F11']],
  ['a cash move', 'duty', ['F11', '3', '1']],
  ['a count', 'duty', ['F11', 'Enter']],
  ['a difference', 'duty', ['F11', 'Enter', '5', 'Enter']],
  ['to whom', 'duty', ['F11', 'Enter', '5', 'Enter', '1', '2']],
  ['handed over', 'duty', ['F11', 'Enter', '5', 'Enter', '1', 'Enter']],
  ['a report', 'duty', [REPORT]],
  ['a figure', 'duty', [REPORT, 'Enter']],
  ['the history', 'past', [REPORT, '4']],
  ['no right', 'clerk', [REPORT, '2']],
]

async function go(keys: Key[]) {
  for (const key of keys) {
    if (typeof key === 'string') await press(key)
    else down(key[0], { ctrl: true, shift: key[1] })
    await wait(300)
  }
}

describe('every screen of people and shifts', () => {
  it.each(WAYS)('%s: its buttons show their keys, everything has a name, the focus rests on no button', async (_name, scene, keys) => {
    forgetReports()
    forgetCount()
    await sitDown({}, (demo) => DUTY_SCENES[scene]?.(demo))
    await go(keys)
    const sheets = document.querySelectorAll('[role=dialog],[role=alertdialog]')
    const sheet = [...sheets].at(-1)
    expect(sheet).toBeDefined()
    for (const button of sheet?.querySelectorAll('footer button') ?? [])
      expect(button.querySelector('kbd')?.textContent, button.outerHTML.slice(0, 200)).toBeTruthy()
    for (const control of sheet?.querySelectorAll('button,input,[role=textbox],[role=checkbox],[role=timer]') ?? []) {
      const label = control.closest('label')?.textContent ?? ''
      const said = [control.getAttribute('aria-label'), label, control.textContent].map((name) => name?.trim()).find(Boolean)
      expect(said, control.outerHTML.slice(0, 200)).toBeTruthy()
    }
    expect(document.activeElement?.tagName).not.toBe('BUTTON')
    expect(sheet?.textContent).not.toMatch(/[a-z]+\.[a-z]+\.[a-z_]+/)
  })
})
