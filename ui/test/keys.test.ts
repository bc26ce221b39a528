import { describe, expect, it } from 'vitest'
import { charOf, nameOf } from '@/state/keynames'
import { WECHAT, amountIs, down, press, see, sitDown, stageIs, type, typedIs, wait } from './desk'

const bare = { key: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }

describe('keys by their place', () => {
  it.each([
    ['Digit5', false, '5'],
    ['Digit5', true, '%'],
    ['Digit8', true, '*'],
    ['Numpad7', false, '7'],
    ['NumpadDecimal', false, '.'],
    ['NumpadAdd', false, '+'],
    ['NumpadDivide', false, '/'],
    ['Minus', false, '-'],
    ['KeyA', false, 'a'],
    ['KeyA', true, 'A'],
    ['F5', false, null],
    ['Enter', false, null],
  ])('%s with shift %s is %s', (code, shiftKey, char) => {
    expect(charOf({ ...bare, code, shiftKey })).toBe(char)
  })

  it('a key without a place is read by what it says', () => {
    expect(charOf({ ...bare, code: 'Unidentified', key: '7' })).toBe('7')
    expect(nameOf({ ...bare, code: '', key: 'Enter' })).toBe('Enter')
  })

  it('names', () => {
    expect(nameOf({ ...bare, code: 'NumpadEnter' })).toBe('Enter')
    expect(nameOf({ ...bare, code: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter')
    expect(nameOf({ ...bare, code: 'KeyP', metaKey: true })).toBe('Ctrl+P')
    expect(nameOf({ ...bare, code: 'Comma', ctrlKey: true })).toBe('Ctrl+,')
    expect(nameOf({ ...bare, code: 'ArrowLeft', altKey: true })).toBe('Alt+ArrowLeft')
  })
})

describe('the input method cannot touch the amount', () => {
  it('Process keys are read by their place', async () => {
    await sitDown()
    for (const digit of '66') {
      down(`Digit${digit}`, { key: 'Process', keyCode: 229, isComposing: true })
      await wait(130)
    }
    expect(typedIs()).toBe('66')
    expect(amountIs()).toBe('66.00')
  })

  it('a scan under a composing input method is a scan', async () => {
    await sitDown()
    await type('66')
    for (const digit of WECHAT) {
      down(`Digit${digit}`, { key: 'Process', keyCode: 229, isComposing: true })
      await wait(4)
    }
    down('Enter', { key: 'Process', keyCode: 229, isComposing: true })
    await wait(20)
    expect(stageIs()).toBe('waiting')
  })

  it('NumLock off changes nothing', async () => {
    await sitDown()
    down('Numpad1', { key: 'End' })
    await wait(130)
    expect(typedIs()).toBe('1')
  })
})

describe('the web view keeps out', () => {
  it.each(['F3', 'F5', 'F6', 'F7', 'F9', 'F10', 'F11', 'F12', 'Ctrl+R', 'Ctrl+P', 'Ctrl+F', 'Backspace', 'Escape', 'Enter'])(
    '%s never reaches it',
    async (name) => {
      await sitDown()
      expect(await press(name)).toBe(false)
    },
  )

  it('Alt and arrows do not go back; letters do nothing', async () => {
    await sitDown()
    const event = new KeyboardEvent('keydown', { code: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true })
    expect(document.body.dispatchEvent(event)).toBe(false)
    await type('abc')
    expect(typedIs()).toBe('')
  })

  it('no menu, no dropping of files', async () => {
    await sitDown()
    for (const name of ['contextmenu', 'dragover', 'drop']) {
      expect(document.body.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }))).toBe(false)
    }
  })

  it('keys of later versions are swallowed without a word', async () => {
    await sitDown()
    await type('66')
    for (const name of ['F3', 'F6', 'F7', 'F9', 'F11', 'F12']) await press(name)
    expect(typedIs()).toBe('66')
    expect(see('notice')).toBeNull()
    expect(stageIs()).toBe('amount')
  })
})
