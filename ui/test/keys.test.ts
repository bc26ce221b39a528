import { screen } from '@testing-library/vue'
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

describe('a gun is heard through anything', () => {
  /** A burst of keys by their places. */
  async function keys(list: [code: string, more?: Parameters<typeof down>[1]][], pace = 4) {
    for (const [code, more] of list) {
      down(code, more)
      await wait(pace)
    }
    await wait(200)
  }
  const digits = (text: string, more: (digit: string) => Parameters<typeof down>[1] = (digit) => ({ key: digit })) =>
    [...text].map((digit): [string, Parameters<typeof down>[1]] => [`Digit${digit}`, more(digit)])

  it('letters by their place under an input method and under CapsLock', async () => {
    const { demo } = await sitDown()
    const heard: string[] = []
    const real = demo.scan
    demo.scan = (text, line) => (heard.push(text), real(text, line))
    const process = { key: 'Process', keyCode: 229, isComposing: true }
    await keys([['KeyA', process], ['KeyB', { ...process, shift: true }], ...digits('12345', () => process), ['Enter', process]])
    await wait(2000)
    // With CapsLock a gun's Shift+A says `a`; the place says A.
    await keys([['KeyA', { key: 'a', shift: true }], ['KeyB', { key: 'B' }], ...digits('12345'), ['Enter', {}]])
    expect(heard).toEqual(['aB12345', 'Ab12345'])
  })

  it('full-width digits, with their place and without', async () => {
    await sitDown()
    await type('66')
    const wide = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
    await keys([...[...WECHAT].map((digit): [string, Parameters<typeof down>[1]] => ['Unidentified', { key: wide(digit) }]), ['Enter', {}]])
    expect(stageIs()).toBe('waiting')
    expect(charOf({ ...bare, code: 'Digit7', key: '７' })).toBe('7')
  })

  it('control characters and chords inside a code do nothing at all', async () => {
    await sitDown()
    await type('66')
    await keys([
      ...digits(WECHAT.slice(0, 6)),
      ['Unidentified', { key: '\u001d' }],
      ['KeyP', { ctrl: true, key: 'p' }],
      ['F8', {}],
      ['Escape', {}],
      ['Digit5', { alt: true, key: '5' }],
      ...digits(WECHAT.slice(6)),
      ['Enter', {}],
    ])
    expect(stageIs()).toBe('waiting')
    expect(see('notice')).toBeNull()
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  it('a chord at the head of a code does nothing, and nothing reaches the web view', async () => {
    await sitDown()
    await type('66')
    expect(down('KeyD', { ctrl: true, key: 'd' })).toBe(false)
    await wait(4)
    await keys([...digits(WECHAT), ['Enter', {}]])
    expect(see('drawer-panel')).toBeNull()
    expect(stageIs()).toBe('waiting')
  })

  it('a person’s chord acts, and so does one right before the next key', async () => {
    await sitDown()
    down('KeyD', { ctrl: true, key: 'd' })
    await wait(60)
    down('Digit9', { key: '9' })
    await wait(130)
    expect(see('drawer-panel')).not.toBeNull()
    expect(typedIs()).toBe('')
  })

  it('60 ms between two keys is still a scan', async () => {
    await sitDown()
    await type('66')
    await keys([...digits(WECHAT), ['Enter', {}]], 60)
    expect(stageIs()).toBe('waiting')
  })

  it('a gun that reads twice charges once and says nothing about it', async () => {
    await sitDown()
    await type('66')
    await keys([...digits(WECHAT), ['Enter', {}]])
    await wait(500)
    expect(stageIs()).toBe('paid')
    await keys([...digits(WECHAT), ['Enter', {}]])
    expect(stageIs()).toBe('paid')
    expect(see('notice')).toBeNull()
  })

  it('half-composed letters of a scan leave the box with it', async () => {
    await sitDown()
    await press('Ctrl+,')
    await wait(10)
    const box = screen.getByTestId('shop-name') as HTMLInputElement
    const before = box.value
    box.focus()
    let blurs = 0
    box.addEventListener('blur', () => (blurs += 1))
    for (const digit of WECHAT) {
      down(`Digit${digit}`, { key: 'Process', keyCode: 229, isComposing: true })
      box.value += digit
      box.dispatchEvent(new Event('input'))
      await wait(4)
    }
    await wait(200)
    expect(box.value).toBe(before)
    // Losing the focus is what makes an input method let its letters go.
    expect(blurs).toBe(1)
    expect(document.activeElement).toBe(box)
    expect(stageIs()).toBe('amount')
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
    for (const name of ['F3', 'F9']) await press(name)
    expect(typedIs()).toBe('66')
    expect(see('notice')).toBeNull()
    expect(stageIs()).toBe('amount')
  })
})
