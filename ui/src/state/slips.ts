/** The forms of slips: their picture, their text, the logo. */
import { useDebounceFn } from '@vueuse/core'
import { type Ref, ref, shallowRef, watch } from 'vue'
import { type BenchLine, type DocumentView, type TemplatesView, host } from '@/bridge'
import { base64Of } from './dots'
import { ask, order, tell } from './notice'
import { type Draft, editOf } from './setup'

export const DOCUMENTS: DocumentView[] = ['sale', 'refund', 'orphan', 'deposit', 'settlement', 'cash_move', 'summary', 'card', 'statement', 'import']
/** A pause in typing, in ms, after which the picture is made anew. */
const PAUSE_MS = 200
const LOGO_MAX_BYTES = 4 * 1024 * 1024

/** The example slip of a draft. Only the newest answer counts; nothing is shown for a form that cannot be. */
export function usePreview(draft: Ref<Draft>, document: Ref<DocumentView>) {
  const lines = shallowRef<BenchLine[]>([])
  const invalid = ref(false)
  let turn = 0
  async function draw() {
    turn += 1
    const mine = turn
    const answer = await host().templatePreview(editOf(draft.value), document.value).catch(() => null)
    if (mine !== turn) return
    invalid.value = answer?.status !== 'ok'
    if (answer?.status === 'ok') lines.value = answer.data
  }
  const later = useDebounceFn(draw, PAUSE_MS)
  watch(draft, () => void later(), { deep: true })
  watch(document, () => void draw(), { immediate: true })
  return { lines, invalid, draw }
}

/** True once the shell has it; a picture that is too large is not even sent. */
export async function setLogo(file: File): Promise<boolean> {
  if (file.size > LOGO_MAX_BYTES) {
    tell('slips.logo_big', 'trouble')
    return false
  }
  const done = await order(host().setLogo(base64Of(new Uint8Array(await file.arrayBuffer()))))
  if (done) tell('slips.logo_set')
  return done
}

export async function clearLogo(): Promise<boolean> {
  const done = await order(host().clearLogo())
  if (done) tell('slips.logo_cleared')
  return done
}

export const textOf = (templates: TemplatesView) => ask(host().writeTemplates(JSON.parse(JSON.stringify(templates)) as TemplatesView))

/** The forms in a text, or where its trouble is. */
export async function readText(text: string): Promise<{ templates: TemplatesView } | { code: string; detail: string }> {
  const answer = await host().readTemplates(text).catch(() => null)
  if (answer?.status === 'ok') return { templates: answer.data }
  return { code: answer?.error.code ?? 'Busy', detail: answer?.error.detail ?? '' }
}
