/** How the demo takes money: wallets by script, cash, bookkeeping. */
import type { MethodView, RecordView, TenderView, WalletView } from '../bindings'
import type { Script } from '../host'
import { money, read } from './amount'
import { type Sale, rest } from './book'
import { move } from './cardseeds'
import { Lane, type Result, type Try } from './lane'

function methodOf(tender: TenderView): MethodView {
  if (tender.is === 'wallet') return tender.wallet
  if (tender.is === 'cash') return 'cash'
  if (tender.is === 'member') return 'member_card'
  return tender.is === 'record' ? tender.kind : tender.method
}

export class Takings extends Lane {
  protected pay(wallet: WalletView, code: string): Result {
    const entry = this.sale?.entry ?? this.entry()
    if (typeof entry === 'string') return entry
    if (wallet === 'online_card' && (this.deposits.on || entry.deposit)) return 'DepositChannel'
    if (wallet === 'online_card' && this.sale?.topUp) return 'CardByCard'
    if (wallet !== 'alipay' && entry.undiscountable > 0)
      return this.ask({ is: 'drop_undiscountable', part: money(entry.undiscountable) }, () => {
        entry.undiscountable = 0
        this.text = this.text.replace(/\/.*$/, '')
        return this.pay(wallet, code)
      })
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    this.held = null
    const attempt = this.attempt(sale, wallet, false)
    this.follow(attempt, this.scripts.get(code) ?? 'pays_at_once')
    return null
  }

  protected follow(attempt: Try, script: Script) {
    const paid = () => this.paid(attempt)
    const doubt = (code: string) => () => {
      if (this.tries.has(attempt.key)) attempt.doubt = code
    }
    if (!this.networkUp) return this.later(5000, doubt('DoubtSilence'))
    switch (script) {
      case 'pays_at_once':
      case 'answers_twice':
        return this.later(400, paid)
      case 'types_password':
        this.later(300, doubt('DoubtTyping'))
        return this.later(9000, paid)
      case 'no_money':
        return this.later(400, () => this.refused(attempt, 'PayBalance'))
      case 'code_expired':
        return this.later(400, () => this.refused(attempt, 'PayCodeExpired'))
      case 'answers_late':
        this.later(5000, doubt('DoubtSilence'))
        return this.later(12_000, paid)
      default:
        return this.later(5000, doubt('DoubtSilence'))
    }
  }

  paid(attempt: Try) {
    if (!this.tries.delete(attempt.key)) return
    const { sale, wallet } = attempt
    const fen = attempt.fen
    const guest_paid = fen > 10_000 ? money(fen - 300) : null
    const tender: TenderView = { is: 'wallet', wallet, amount: money(fen), guest_paid, state: 'paid' }
    sale.parts.push({ tender, fen })
    sale.tries.push({ no: attempt.key.slice(4), wallet, fen, phase: 'paid', why: null })
    this.said.push(`${{ wechat: '微信', alipay: '支付宝', online_card: '微信会员卡' }[wallet]}收款${money(fen).text}元`)
    const inFront = this.frontKey() === attempt.key
    this.settle(sale, null, inFront)
  }

  protected refused(attempt: Try, card: string) {
    if (!this.tries.delete(attempt.key)) return
    const { sale, wallet, fen } = attempt
    sale.tries.push({ no: attempt.key.slice(4), wallet, fen, phase: 'refused', why: card })
    this.said.push('未付款，请换一种方式')
    if (this.frontKey() === attempt.key)
      this.stage = { is: 'refused', card, wallet, amount: money(fen) }
  }

  /** Ends a sale whose parts cover it; a part leaves it open on the main screen. */
  protected settle(sale: Sale, change: number | null, inFront: boolean) {
    if (rest(sale) > 0) {
      this.text = ''
      if (inFront) this.stage = { is: 'armed' }
      return
    }
    if (sale.room !== undefined) return this.deposited(sale, inFront)
    this.numbers += 1
    sale.state = 'settled'
    sale.slip = `80001123${String(this.numbers).padStart(8, '0')}`
    const [first] = sale.parts
    if (sale.entry.deposit && first) {
      const method = methodOf(first.tender)
      this.deposits.add('', '', method === 'cash' ? 'cash' : 'paid', method, sale.entry.deposit)
    }
    this.loaded(sale)
    if (!inFront) return
    this.clear()
    const told = { deposit: sale.entry.deposit ? money(sale.entry.deposit) : null }
    this.stage = {
      ...told,
      is: 'paid',
      amount: money(sale.entry.due),
      tenders: sale.parts.map((part) => part.tender),
      change: change === null ? null : money(change),
      slip: sale.slip,
      late: false,
      cards: sale.cards ?? [],
    }
  }

  /** A top-up that is paid stands on its card. */
  private loaded(sale: Sale) {
    const card = sale.topUp && this.cards.find(sale.topUp.card)
    if (!sale.topUp || !card) return
    sale.cards = [this.cards.change(card, sale.entry.due, sale.topUp.gift)]
    move(card, 'top_up', sale.entry.due, sale.topUp.gift, { sale: sale.id })
    this.said.push(`会员充值${money(sale.entry.due).text}元`)
  }

  /** Ends a deposit that is taken. */
  private deposited(sale: Sale, inFront: boolean) {
    const [first] = sale.parts
    if (!first) return
    const method = methodOf(first.tender)
    const hold = method === 'cash' ? 'cash' : method === 'wechat' || method === 'alipay' ? 'frozen' : 'booked'
    const one = this.deposits.add(sale.room ?? '', this.deposits.room?.name ?? '', hold, method, sale.entry.due)
    sale.state = 'settled'
    this.said.push(`收押金${money(one.fen).text}元`)
    if (!inFront) return
    this.clear()
    this.deposits.room = null
    this.stage = { is: 'deposit_taken', card: this.deposits.card(one), slip: one.slip, change: null, late: false }
  }

  cash(received: string): Result {
    const got = received ? read(received) : null
    if (got && 'problem' in got) return 'CashUnreadable'
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const asked = rest(sale)
    const given = got ? got.entry.due : asked
    const fen = Math.min(given, asked)
    const change = given - fen
    sale.parts.push({
      tender: { is: 'cash', amount: money(fen), received: money(given), change: money(change) },
      fen,
    })
    this.kicks += 1
    this.said.push(change > 0 ? `现金收款${money(given).text}元，找零${money(change).text}元` : '现金收款')
    this.settle(sale, change, true)
    return null
  }

  record(kind: RecordView, amount: string, reference: string): Result {
    const got = amount ? read(amount) : null
    if (got && 'problem' in got) return got.problem
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const fen = Math.min(got ? got.entry.due : rest(sale), rest(sale))
    sale.parts.push({ tender: { is: 'record', kind, amount: money(fen), reference }, fen })
    this.settle(sale, null, true)
    return null
  }

  showCode(wallet: WalletView): Result {
    if (!this.networkUp) return 'CloudAway'
    const sale = this.begin()
    if (typeof sale === 'string') return sale
    const attempt = this.attempt(sale, wallet, true)
    this.later(300, () => {
      attempt.shown = wallet === 'wechat' ? 'weixin://wxpay/bizpayurl?pr=demo8Qx2' : 'https://qr.alipay.com/demo8qx2'
      if (this.frontKey() === attempt.key) this.stage = this.tryStage(attempt)
    })
    return null
  }

  phonePays(): Result {
    const attempt = [...this.tries.values()].find((one) => one.isShown && one.shown)
    if (attempt) this.paid(attempt)
    return null
  }

  kick(): Result {
    this.kicks += 1
    return null
  }
}
