/** The one door to the counter: Tauri inside the program, the demo in a plain browser. */
import type { Host } from './host'

export type * from './bindings'
export type {
  Answer,
  BenchHost,
  CounterHost,
  DepositsHost,
  DevicesHost,
  DrawerReason,
  GuestHost,
  Host,
  IntakeHost,
  KeyResult,
  MembersHost,
  PeopleHost,
  Plug,
  Said,
  Script,
  SettingsHost,
  ShiftsHost,
  TemplatesHost,
  Unlisten,
} from './host'

let connected: Host | undefined

/** Takes another host; tests bring their own demo. */
export function connectTo(host: Host) {
  connected = host
}

export async function connect(): Promise<Host> {
  if (!connected) {
    connected = window.__TAURI_INTERNALS__
      ? (await import('./tauri')).tauriHost
      : (await import('./demo')).demoFromAddress(window.location.search)
  }
  return connected
}

/** The host; only after `connect`. */
export function host(): Host {
  if (!connected) throw new Error('the bridge is not connected')
  return connected
}
