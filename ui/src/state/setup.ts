/** The settings as they are edited. Leaving the screen keeps what was typed. */
import { computed, ref, shallowRef } from 'vue'
import { type FormView, type SettingsEdit, type SettingsView, host } from '@/bridge'
import { ask, tell } from './notice'

type Whole = { [K in 'printer' | 'speaker' | 'scanner' | 'devices' | 'templates']: Required<SettingsView[K]> }
type Kept = 'mode' | 'key_set' | 'key_place' | 'problems' | 'programme_warnings' | 'header' | 'footer' | 'merchant' | keyof Whole

/** Lines are one text, the proxy has a switch, and nothing is missing. */
export interface Draft extends Omit<SettingsView, Kept>, Whole {
  header: string
  footer: string
  merchant: Omit<Required<SettingsView['merchant']>, 'hosts' | 'proxy'> & { hosts: string }
  proxied: boolean
  proxy: { host: string; port: number; user: string }
  key: string | null
  proxy_password: string | null
}

export const saved = shallowRef<SettingsView | null>(null)
export const draft = ref<Draft | null>(null)
const clean = ref('')
/** Which field was refused, as the shell names it; gone with the next try. */
export const fault = ref('')
export const changed = computed(() => draft.value !== null && JSON.stringify(draft.value) !== clean.value)

const kept = (rows: string[]) => rows.map((row) => row.trim()).filter(Boolean)
const lines = (text: string) => kept(text.split('\n'))

function formOf(form: FormView): FormView {
  return { ...form, header: kept(form.header), footer: kept(form.footer) }
}

function draftOf(view: SettingsView): Draft {
  const { mode: _mode, key_set: _set, key_place: _place, problems: _problems, programme_warnings: _warnings, ...rest } = view
  // The shell always sends all of it; only files may leave things out.
  const { hosts, proxy, ...merchant } = rest.merchant as Required<SettingsView['merchant']>
  return {
    ...rest,
    ...(rest as Whole),
    header: rest.header.join('\n'),
    footer: rest.footer.join('\n'),
    merchant: { ...merchant, hosts: hosts.join('\n') },
    proxied: proxy !== null,
    proxy: { host: proxy?.host ?? '', port: proxy?.port ?? 8080, user: proxy?.user ?? '' },
    key: null,
    proxy_password: null,
  }
}

export function editOf(draft: Draft): SettingsEdit {
  const { proxied, proxy, header, footer, merchant, templates, ...rest } = JSON.parse(JSON.stringify(draft)) as Draft
  return {
    ...rest,
    header: lines(header),
    footer: lines(footer),
    templates: {
      sale: formOf(templates.sale),
      refund: formOf(templates.refund),
      orphan: formOf(templates.orphan),
      deposit: formOf(templates.deposit),
      settlement: formOf(templates.settlement),
      cash_move: formOf(templates.cash_move),
      summary: formOf(templates.summary),
      card: formOf(templates.card),
      statement: formOf(templates.statement),
      import: formOf(templates.import),
    },
    speaker: { ...rest.speaker, clips: rest.speaker.clips || null },
    merchant: {
      ...merchant,
      ca_file: merchant.ca_file || null,
      hosts: lines(merchant.hosts),
      proxy: proxied ? { ...proxy, user: proxy.user || null } : null,
    },
    key: rest.key || null,
    proxy_password: rest.proxy_password || null,
  }
}

function adopt(view: SettingsView) {
  saved.value = view
  draft.value = draftOf(view)
  clean.value = JSON.stringify(draft.value)
}

/** Fetches the settings; typing that was not saved stays. */
export async function loadSettings() {
  const view = await ask(host().settings())
  if (!view) return
  if (changed.value) saved.value = view
  else adopt(view)
}

export async function saveSettings(): Promise<boolean> {
  if (!draft.value) return false
  const said = host().saveSettings(editOf(draft.value))
  const view = await ask(said)
  const answer = await said.catch(() => null)
  fault.value = answer?.status === 'error' ? (answer.error.detail ?? '') : ''
  if (!view) return false
  adopt(view)
  tell('told.saved')
  return true
}

/** Forgets the page's copy, key and all. */
export function forgetSettings() {
  saved.value = null
  draft.value = null
  clean.value = ''
  fault.value = ''
}
