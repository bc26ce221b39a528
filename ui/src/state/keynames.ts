/** Keys by their place on the board: an input method changes `key`, never `code`. */

const PLAIN: Record<string, string> = {
  Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Backslash: '\\', Semicolon: ';', Quote: "'",
  Backquote: '`', Comma: ',', Period: '.', Slash: '/', Space: ' ',
  NumpadDecimal: '.', NumpadComma: '.', NumpadAdd: '+', NumpadSubtract: '-', NumpadMultiply: '*', NumpadDivide: '/',
}
const SHIFTED: Record<string, string> = {
  Digit1: '!', Digit2: '@', Digit3: '#', Digit4: '$', Digit5: '%', Digit6: '^', Digit7: '&', Digit8: '*',
  Digit9: '(', Digit0: ')', Minus: '_', Equal: '+', BracketLeft: '{', BracketRight: '}', Backslash: '|',
  Semicolon: ':', Quote: '"', Backquote: '~', Comma: '<', Period: '>', Slash: '?', Space: ' ',
}

/** On-screen keyboards send no place. */
const placeless = (code: string) => !code || code === 'Unidentified'

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** A full-width letter is its plain one; a control character is none. */
function plain(key: string): string | null {
  const narrow = key.normalize('NFKC')
  return narrow.length === 1 && narrow >= ' ' && narrow !== '\u007f' ? narrow : null
}

/** The character of a key on a US board, or `null`. CapsLock is ignored: scanners do not know it. */
export function charOf(e: Pressed): string | null {
  if (e.ctrlKey || e.altKey || e.metaKey) return null
  const { code } = e
  if (e.shiftKey && code in SHIFTED) return SHIFTED[code] ?? null
  if (/^Digit\d$/.test(code) || /^Numpad\d$/.test(code)) return code.slice(-1)
  if (/^Key[A-Z]$/.test(code)) return e.shiftKey ? code.slice(3) : code.slice(3).toLowerCase()
  if (code in PLAIN) return PLAIN[code] ?? null
  return placeless(code) && e.key.length === 1 ? plain(e.key) : null
}

/** `Enter`, `F2`, `Ctrl+Enter`, `Ctrl+P`, `Ctrl+Shift+P`, `Ctrl+,`. */
export function nameOf(e: Pressed): string {
  const bare = e.code === 'NumpadEnter' ? 'Enter' : placeless(e.code) ? e.key : e.code
  const ctrl = e.ctrlKey || e.metaKey
  const mods = `${ctrl ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${ctrl && e.shiftKey ? 'Shift+' : ''}`
  if (!mods) return bare
  const plain = /^Key[A-Z]$/.test(bare) ? bare.slice(3) : (PLAIN[bare] ?? bare.replace(/^(Digit|Numpad)(?=\d)/, ''))
  return mods + plain
}

/** What an amount may consist of. */
export const isAmountChar = (char: string) => /^[\d.+*/%-]$/.test(char)
