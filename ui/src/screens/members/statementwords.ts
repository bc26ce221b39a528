import { words } from '@/words'

/** The headings of a statement's table, and its moves by their codes, in the language of the screen. */
export function statementWords(): Record<string, string> {
  const say = (key: string) => words.global.t(`membercard.${key}`)
  const after = (part: string) => `${say(part)} ${say('after')}`
  return {
    ...words.global.getLocaleMessage(words.global.locale.value).move,
    number: say('number'),
    time: say('time'),
    what: say('what'),
    principal: say('principal'),
    gift: say('gift'),
    principal_after: after('principal'),
    gift_after: after('gift'),
    staff: say('staff'),
    note: say('note'),
  }
}
