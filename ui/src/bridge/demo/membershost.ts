/** The demo's member cards as a host. */
import type { MembersHost } from '../host'
import type { Card } from './cardseeds'
import type { DemoCounter } from './engine'
import { no, ok } from './fitting'
import type { Result } from './lane'

export function membersHost(engine: DemoCounter): MembersHost {
  const { cards, people } = engine
  const command = (work: () => Result) => {
    const refusal = engine.run(() => (cards.on ? work() : 'MembersOff'))
    return refusal ? no<null>(refusal) : ok(null)
  }
  const withCard = (id: number, work: (card: Card) => Result) =>
    command(() => {
      const card = cards.find(id)
      return card ? work(card) : 'CardUnknown'
    })
  const seen = <T>(id: number, look: (card: Card) => T) => {
    const card = cards.find(id)
    return card ? ok(look(card)) : no<T>('CardUnknown')
  }
  /** The look that was granted and not yet taken. */
  let granted: number | null = null
  return {
    showMember: (id) => command(() => engine.showMember(id)),
    openMember: (holder) => command(() => cards.open(holder)),
    topUp: (id, tier, amount) => command(() => engine.topUp(id, tier, amount)),
    payByCard: (id, amount) => command(() => engine.payByCard(id, amount)),
    keepChange: (id) => command(() => engine.keepChange(id)),
    adjustCard: (id, part, amount, reason) => withCard(id, (card) => people.gate('AdjustCard', null, () => engine.adjust(card, part, amount, reason))),
    transferCard: (from, to, amount, agreed) =>
      withCard(from, (card) => {
        const other = cards.find(to)
        return other ? engine.transfer(card, other, amount, agreed) : 'CardUnknown'
      }),
    loseCard: (id) => withCard(id, (card) => (card.standing === 'active' ? cards.stand(card, 'lost', 'lost') : 'CardLost')),
    foundCard: (id) => withCard(id, (card) => (card.standing === 'lost' ? cards.stand(card, 'active', 'found') : 'CardNotLost')),
    replaceCard: (id, code) => withCard(id, (card) => cards.replace(card, code)),
    closeCard: (id, payOut) => withCard(id, (card) => people.gate('CloseCard', card.principal, () => engine.closeCard(card, payOut))),
    renameMember: (id, holder) => withCard(id, (card) => cards.rename(card, holder)),
    forgetMember: (id) => withCard(id, (card) => people.gate('MoveMembers', null, () => cards.forget(card))),
    printStatement: (id) => withCard(id, () => null),
    statementFile: (id) => seen(id, () => `/home/qiantai/文档/对账单-${id}.csv`),
    memberList: (query, order, from, limit) => ok(cards.list(query, order, from, limit)),
    member: (id) => seen(id, (card) => cards.view(card)),
    memberStatement: (id, beforeSeq) => seen(id, (card) => cards.statement(card, beforeSeq)),
    topUpPreview: (id, tier, amount) => seen(id, (card) => engine.topUpPreview(card, tier, amount)),
    spendPreview: (id) => seen(id, (card) => engine.spendPreview(card)),
    closePreview: (id) => seen(id, (card) => engine.closePreview(card)),
    seePhone: async (id, reason) => {
      granted = null
      const said = await withCard(id, (card) => {
        if (!reason) return 'ReasonMissing'
        if (card.known === 'forgotten') return 'HolderGone'
        return people.gate('SeePhone', null, () => {
          granted = id
          return null
        })
      })
      if (said.status === 'error') return said
      return granted === id ? seen(id, (card) => card.phone || null) : ok(null)
    },
    seenPhone: (id) => {
      const may = granted === id
      granted = null
      return seen(id, (card) => (may ? card.phone : null))
    },
  }
}
