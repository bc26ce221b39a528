/** The real counter, behind Tauri. */
import { commands, events } from './bindings'
import type { Host } from './host'

export const tauriHost: Host = {
  ...commands,
  onCounter: (hear) => events.counterChanged.listen((e) => hear(e.payload)),
  onGuest: (hear) => events.guestChanged.listen((e) => hear(e.payload)),
  onIntake: (hear) => events.intakeChanged.listen((e) => hear(e.payload)),
  onPlugs: (hear) => events.plugsChanged.listen((e) => hear(e.payload)),
  onBench: (hear) => events.benchChanged.listen((e) => hear(e.payload)),
}
