/** Situations with member cards, for `?demo=NAME`; what lies on a panel is reached by its keys. */
import type { DemoHost } from './host'

type Scene = (demo: DemoHost) => void

const shows =
  (card: number): Scene =>
  ({ engine }) =>
    void engine.showMember(card)

export const CARD_SCENES: Record<string, Scene> = {
  member: shows(42),
  memberlost: shows(44),
  memberclosed: shows(45),
  memberover: shows(46),
  memberforgotten: shows(48),
  memberlist: ({ engine }) => engine.cards.fill(100_000),
  memberaway: ({ engine }) => void (engine.cards.trouble = 'keys_missing'),
  memberbuilding: ({ engine }) => void (engine.cards.building = 430),
  memberpay: ({ engine }) => engine.draft(1, '128.50'),
  cardpaid: ({ engine }) => {
    engine.text = '128.50'
    engine.payByCard(42, '')
  },
  cardpart: ({ engine }) => {
    engine.text = '128.50'
    engine.payByCard(43, '')
  },
  topup: ({ engine }) => void engine.topUp(42, 3, ''),
  cardloaded: ({ engine }) => {
    engine.topUp(42, 3, '')
    engine.cash('')
  },
  cardchange: ({ engine }) => {
    engine.text = '96.70'
    engine.cash('100')
  },
  cardkept: ({ engine }) => {
    engine.text = '96.70'
    engine.cash('100')
    engine.keepChange(42)
  },
  intake: ({ intake }) => intake.open(),
  intakedry: ({ intake }) => {
    intake.open()
    intake.checked()
  },
  intakerun: ({ intake }) => intake.show({ is: 'running', permille: 437 }),
  intakedone: ({ intake }) => intake.finish(),
  intakefailed: ({ intake }) => intake.show({ is: 'failed', code: 'file.password', file: null }),
  intaketwice: ({ intake }) => {
    intake.open()
    intake.twice = 3
    intake.checked()
  },
}

/** The keys by which a scene is reached. */
export const CARD_KEYS: Record<string, string[]> = {
  memberlist: ['F9'],
  memberaway: ['F9'],
  memberbuilding: ['F9'],
  memberpay: ['F3'],
  ...Object.fromEntries(Object.keys(CARD_SCENES).filter((name) => name.startsWith('intake')).map((name) => [name, ['F9', 'Ctrl+I']])),
}
