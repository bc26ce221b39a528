/** The demo as a host: every call answers at once, every change is told to the listeners. */
import type { BenchView, CounterView, GuestView, StartView } from '../bindings'
import type { Answer, Host } from '../host'
import { lineView, money } from './amount'
import { detailOf, left, refundParts, rowOf } from './book'
import { DemoCounter } from './engine'
import { applied, demoSettings } from './settings'
import { stripOf } from './strip'

const ok = <T>(data: T): Promise<Answer<T>> => Promise.resolve({ status: 'ok', data })
const no = <T>(code: string): Promise<Answer<T>> =>
  Promise.resolve({ status: 'error', error: { code, detail: null } })

type Hear<T> = (view: T) => void

export interface DemoHost extends Host {
  engine: DemoCounter
}

export function demoHost(pace = 1, start: Partial<StartView> = {}): DemoHost {
  const engine = new DemoCounter(pace)
  const hears = {
    counter: new Set<Hear<CounterView>>(),
    guest: new Set<Hear<GuestView>>(),
    bench: new Set<Hear<BenchView>>(),
  }
  const plugs = { printer: true, paper: true, speaker: true, network: true }
  let settings = demoSettings()
  let codes = 0

  const bench = (): BenchView => {
    const { stage } = engine
    const shown = stage.is === 'showing_code' && stage.code ? stage : null
    return {
      strip: engine.sales.filter((sale) => sale.slip).slice(0, 3).reverse().map(stripOf),
      spoken: engine.said.slice(-6),
      drawer_kicks: engine.kicks,
      plugs: { ...plugs },
      shown_code: shown && { url: shown.code ?? '', wallet: shown.wallet, amount: shown.amount },
    }
  }
  engine.onChange = () => {
    for (const hear of hears.counter) hear(structuredClone(engine.picture()))
    for (const hear of hears.guest) hear(engine.guest())
    for (const hear of hears.bench) hear(bench())
  }
  const command = (work: () => string | null): Promise<Answer<null>> => {
    const refusal = engine.run(work)
    return refusal ? no(refusal) : ok(null)
  }
  const listen = <T>(set: Set<Hear<T>>, hear: Hear<T>) => {
    set.add(hear)
    return Promise.resolve(() => set.delete(hear) && undefined)
  }
  const find = (id: number) => engine.sales.find((sale) => sale.id === id)

  return {
    engine,
    hello: () =>
      ok({
        mode: engine.mode,
        language: settings.language,
        version: '0.1.0',
        first_run: false,
        recovery: [],
        book_problem: null,
        ...start,
      }),
    view: () => ok(engine.picture()),
    guest: () => ok(engine.guest()),
    draft: (seq, text) => {
      engine.draft(seq, text)
      engine.changed()
      return ok(lineView(engine.seq, engine.text))
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
    search: (query) => {
      const text = query.trim()
      const hit = engine.sales.filter((sale) => {
        const row = rowOf(sale)
        return !text || row.slip.endsWith(text) || row.due.text.replace(/,/g, '').startsWith(text)
      })
      return ok(hit.map(rowOf))
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
      })
    },
    refund: (id, amount) => command(() => engine.refund(id, amount)),
    reprint: (slip) => command(() => (slip || engine.picture().last_slip ? null : 'NothingToReprint')),
    openDrawer: () =>
      command(() => {
        engine.kicks += 1
        return null
      }),
    settings: () => ok(structuredClone(settings)),
    saveSettings: (edit) => {
      if (!/^[\d,.]+$/.test(edit.ceiling)) return no('SettingInvalid')
      settings = applied(settings, edit)
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
    testPrint: () => ok(null),
    testSpeak: () => ok(null),
    listSerialPorts: () => ok(['/dev/ttyUSB0', 'COM3']),
    openBench: () => ok(null),
    openGuest: () => ok(null),
    bench: () => ok(bench()),
    benchCode: (wallet, script) => {
      codes += 1
      const tail = String(codes).padStart(4, '0')
      const code = `${wallet === 'wechat' ? '13' : '28'}47201956883${tail}7`
      engine.scripts.set(code, script)
      return ok({ code })
    },
    benchScan: (code) => command(() => engine.scan(code, engine.text)),
    benchPhonePays: () =>
      command(() => {
        engine.phonePays()
        return null
      }),
    benchPlug: (name, on) => {
      plugs[name] = on
      if (name === 'network') engine.networkUp = on
      const light = engine.devices.find((device) => device.name === (name === 'network' ? 'cloud' : name))
      if (light) Object.assign(light, on ? { light: 'good', code: 'good' } : { light: 'bad', code: 'not_found' })
      engine.changed()
      return ok(null)
    },
    onCounter: (hear) => listen(hears.counter, hear),
    onGuest: (hear) => listen(hears.guest, hear),
    onBench: (hear) => listen(hears.bench, hear),
  }
}
