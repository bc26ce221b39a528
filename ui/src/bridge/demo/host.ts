/** The demo as a host: every call answers at once, every change is told to the listeners. */
import type { BenchView, CounterView, GuestView, IntakeView, PlugsView, StartView } from '../bindings'
import type { Answer, BenchHost, CounterHost, DepositsHost, GuestHost, Host, SettingsHost } from '../host'
import { lineView, money } from './amount'
import { detailOf, left, refundParts, rowOf } from './book'
import { DemoCounter } from './engine'
import { fitting, no, ok } from './fitting'
import { DemoIntake, intakeHost } from './intake'
import { membersHost } from './membershost'
import { peopleHost } from './people'
import { applied, demoSettings, programmeFault } from './settings'
import { previewOf } from './settling'
import { shiftsHost } from './shifts'
import { stripOf } from './strip'

class Listeners<T> {
  private readonly hears = new Set<(view: T) => void>()
  tell(view: T) {
    for (const hear of this.hears) hear(view)
  }
  add = (hear: (view: T) => void) => {
    this.hears.add(hear)
    return Promise.resolve(() => {
      this.hears.delete(hear)
    })
  }
}

export interface DemoHost extends Host {
  engine: DemoCounter
  intake: DemoIntake
  /** Plugs something in or pulls it out. */
  plug(change: (view: PlugsView) => void): void
}

const commandsOf = (engine: DemoCounter) => (work: () => string | null): Promise<Answer<null>> => {
  const refusal = engine.run(work)
  return refusal ? no(refusal) : ok(null)
}

type Counting = Omit<CounterHost, 'hello' | 'onCounter' | keyof Finding>

function counting(engine: DemoCounter): Counting {
  const command = commandsOf(engine)
  return {
    view: () => ok(engine.picture()),
    draft: (seq, text) => {
      engine.draft(seq, text)
      engine.changed()
      return ok(lineView(engine.seq, engine.text, engine.deposits.slash))
    },
    scan: (text, line) => command(() => engine.scan(text, line)),
    enter: (line) => command(() => engine.enter(line)),
    cash: (received) => command(() => engine.cash(received)),
    showCode: (wallet) => command(() => engine.showCode(wallet)),
    record: (kind, amount, reference) => command(() => engine.record(kind, amount, reference)),
    park: () => command(() => engine.dismiss()),
    askNow: (key) => command(() => engine.askNow(key)),
    giveBack: (key) => command(() => engine.giveBack(key)),
    act: (key, act) => command(() => engine.act(key, act)),
    answer: (id, yes) => command(() => engine.answer(id, yes)),
    dismiss: () => command(() => engine.dismiss()),
    abandonSale: () => command(() => engine.dismiss()),
    hold: () => command(() => engine.hold()),
    recall: (sale) => command(() => engine.recall(sale)),
    refund: (id, amount) => command(() => engine.people.gate('Refund', engine.refundFen(id, amount), () => engine.refund(id, amount))),
    reprint: (slip) => command(() => (slip || engine.picture().last_slip ? null : 'NothingToReprint')),
    openDrawer: (reason) =>
      command(() =>
        engine.people.gate('OpenDrawer', null, () => {
          engine.shifts.kicks[reason] = (engine.shifts.kicks[reason] ?? 0) + 1
          return engine.kick()
        }),
      ),
    openBench: () => ok(null),
    openGuest: () => ok(null),
  }
}

type Finding = Pick<CounterHost, 'search' | 'sale' | 'refundPreview'>

function finding(engine: DemoCounter): Finding {
  const find = (id: number) => engine.sales.find((sale) => sale.id === id)
  return {
    search: (query) => {
      const text = query.trim()
      const rows = engine.sales.map(rowOf)
      const fits = (row: (typeof rows)[number]) =>
        !text || row.slip.endsWith(text) || row.due.text.replace(/,/g, '').startsWith(text)
      return ok(rows.filter(fits))
    },
    sale: (id) => {
      const sale = find(id)
      return sale ? ok(detailOf(sale)) : no('SaleUnknown')
    },
    refundPreview: (id, amount) => {
      const sale = find(id)
      if (!sale) return no('SaleUnknown')
      const fen = engine.refundAmount(sale, amount)
      if (typeof fen === 'string') return no(fen)
      return ok({
        sale: id,
        amount: money(fen),
        left_before: money(left(sale)),
        left_after: money(left(sale) - fen),
        parts: refundParts(sale, fen),
        cards: engine.returnsOf(sale, fen),
        unload: engine.unloadOf(sale, fen),
      })
    },
  }
}

function depositing(engine: DemoCounter): DepositsHost {
  const command = commandsOf(engine)
  const { deposits } = engine
  return {
    depositsOn: (on) => command(() => engine.depositsOn(on)),
    room: (room, name) => command(() => engine.takeRoom(room, name)),
    openDeposit: (id) =>
      command(() => {
        if (!deposits.find(id)) return 'DepositUnknown'
        deposits.opened = id
        return null
      }),
    settleDeposit: (ids, consume, keepRest) =>
      command(() => {
        const given = previewOf(deposits, ids, consume, keepRest).release.fen
        return engine.people.gate('SettleDeposit', given, () => engine.settleDeposit(ids, consume, keepRest))
      }),
    deposits: (query, openOnly) => ok(deposits.list(query, openOnly)),
    stay: (id) => {
      const view = deposits.stay(id)
      return view ? ok(view) : no('DepositUnknown')
    },
    depositPreview: (ids, consume, keepRest) => ok(previewOf(deposits, ids, consume, keepRest)),
  }
}

function setting(engine: DemoCounter): SettingsHost {
  let settings = demoSettings()
  return {
    settings: () => ok(structuredClone(settings)),
    saveSettings: (edit) => {
      if (!/^[\d,.]+$/.test(edit.ceiling)) return no('SettingInvalid')
      const fault = programmeFault(edit.members)
      if (fault) return no('ProgrammeInvalid', fault)
      settings = applied(settings, edit)
      engine.deposits.slash = settings.slash_deposit
      engine.deposits.work = settings.work
      engine.cards.on = settings.members.on
      engine.deposits.on = settings.work === 'deposit_only'
      engine.changed()
      return ok(structuredClone(settings))
    },
    testKey: () => (settings.key_set ? ok({ result: 'good' }) : no('KeyMissing')),
    switchMode: (mode) => {
      if (mode === 'real' && !settings.key_set) return no('NotConfigured')
      engine.mode = mode
      settings.mode = mode
      engine.changed()
      return ok(null)
    },
    setLanguage: (language) => {
      settings.language = language
      return ok(null)
    },
  }
}

/** What stands on the pole: digits and a lamp, and the same in two rows. */
function poleOf(engine: DemoCounter): BenchView['pole'] {
  const guest = engine.guest()
  const row = (left: string, right: string) => `${left}${right.padStart(20 - left.length)}`
  if (guest.is === 'deposit_settled') return { lamp: 'off', figure: guest.returned.text, rows: [row('DEPOSIT BACK', ''), row('RMB', guest.returned.text)] }
  if (guest.is === 'idle' || guest.is === 'blank' || guest.is === 'not_paid')
    return { lamp: 'off', figure: '', rows: [row('WELCOME', ''), row('', '')] }
  if (guest.is === 'card') return { lamp: 'off', figure: guest.balance.text, rows: [row('BALANCE', ''), row('RMB', guest.balance.text)] }
  const figure = guest.amount.text.replaceAll(',', '')
  if (guest.is === 'paid' && guest.change)
    return { lamp: 'change', figure: guest.change.text, rows: [row('RECEIVED', figure), row('CHANGE', guest.change.text)] }
  if (guest.is === 'paid') return { lamp: 'received', figure, rows: [row('PAID', figure), row('THANK YOU', '')] }
  return { lamp: 'total', figure, rows: [row('TOTAL', figure), row('', '')] }
}

type Benching = Omit<BenchHost, 'onBench'> & { picture(): BenchView }

function benching(engine: DemoCounter): Benching {
  const command = commandsOf(engine)
  const plugs = { printer: true, paper: true, speaker: true, network: true, camera: true, display: true }
  let codes = 0
  const picture = (): BenchView => {
    const { stage } = engine
    const shown = stage.is === 'showing_code' && stage.code ? stage : null
    return {
      strip: engine.sales.filter((sale) => sale.slip).slice(0, 3).reverse().map(stripOf),
      spoken: engine.said.slice(-6),
      drawer_kicks: engine.kicks,
      plugs: { ...plugs },
      shown_code: shown && { url: shown.code ?? '', wallet: shown.wallet, amount: shown.amount },
      pole: poleOf(engine),
    }
  }
  return {
    picture,
    bench: () => ok(picture()),
    benchCode: (wallet, script) => {
      codes += 1
      const code = `${{ wechat: '13', alipay: '28', online_card: '99' }[wallet]}47201956883${String(codes).padStart(4, '0')}7`
      engine.scripts.set(code, script)
      return ok({ code })
    },
    benchScan: (code) => command(() => engine.scan(code, engine.text)),
    benchPhonePays: () => command(() => engine.phonePays()),
    benchPlug: (name, on) => {
      plugs[name] = on
      if (name === 'network') engine.networkUp = on
      const light = engine.devices.find((device) => device.name === (name === 'network' ? 'cloud' : name))
      if (light) Object.assign(light, on ? { light: 'good', code: 'good' } : { light: 'bad', code: 'not_found' })
      engine.changed()
      return ok(null)
    },
    // The practice camera reads what is held before it as soon as it is open.
    benchHold: (held) => {
      if (held === null || !engine.eye) return ok(null)
      engine.eye = null
      return command(() => engine.scan(held, engine.text))
    },
  }
}

/** `pace` stretches every wait; `start` is what the program would say of itself. */
export function demoHost(pace = 1, start: Partial<StartView> = {}): DemoHost {
  const engine = new DemoCounter(pace)
  engine.deposits.seed()
  const counter = new Listeners<CounterView>()
  const guests = new Listeners<GuestView>()
  const benches = new Listeners<BenchView>()
  const plugged = new Listeners<PlugsView>()
  const intakes = new Listeners<IntakeView>()
  const intake = new DemoIntake(pace)
  intake.onChange = () => intakes.tell(structuredClone(intake.view))
  const { picture, ...bench } = benching(engine)
  const { plug, ...devices } = fitting(engine)
  const guest: GuestHost = { guest: () => ok(engine.guest()), onGuest: guests.add }
  engine.onChange = () => {
    counter.tell(structuredClone(engine.picture()))
    guests.tell(engine.guest())
    benches.tell(picture())
  }
  const hello = { language: 'zh-CN', version: '0.1.0', first_run: false, recovery: [], book_problem: null }
  return {
    engine,
    intake,
    hello: () => ok({ mode: engine.mode, ...hello, ...start }),
    ...counting(engine),
    ...finding(engine),
    ...depositing(engine),
    ...membersHost(engine),
    ...intakeHost(engine, intake),
    onIntake: intakes.add,
    ...peopleHost(engine.people, engine),
    ...shiftsHost(engine.shifts, engine.people, engine),
    ...setting(engine),
    ...bench,
    ...devices,
    plug: (change) => plugged.tell(plug(change)),
    onPlugs: plugged.add,
    ...guest,
    onCounter: counter.add,
    onBench: benches.add,
  }
}
