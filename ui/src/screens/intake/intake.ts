/** The import as the counter tells of it, and which page of the screen is looked at. */
import { ref, shallowRef } from 'vue'
import { type IntakeView, type MappingView, host } from '@/bridge'
import { useKeys } from '@/state/keys'
import { ask, order } from '@/state/notice'
import { sentence, words } from '@/words'

export type Tab = 'file' | 'batches' | 'export'
export const TABS: readonly Tab[] = ['file', 'batches', 'export']

export const tab = ref<Tab>('file')
export const view = shallowRef<IntakeView>({ is: 'nothing' })
/** The columns are looked at again although the dry run is there. */
export const columns = ref(false)
/** Where the rows that stay out were written. */
export const errors = ref('')

export function take(next: IntakeView) {
  if (next.is !== view.value.is) {
    columns.value = false
    errors.value = ''
  }
  view.value = next
}

export async function load() {
  const now = await ask(host().intakeState())
  if (now) take(now)
}

export const choose = () => order(host().intakeOpen(null))
export const check = () => order(host().intakeCheck())
export const map = (mapping: MappingView) => order(host().intakeMapping(mapping))

/** Keys of a step: letters by themselves, digits turn the pages of the screen. */
export function useStepKeys(letters: Record<string, () => unknown>, press: Record<string, () => void>) {
  useKeys({
    typed: (text) => {
      const key = text[0]?.toUpperCase() ?? ''
      if (letters[key]) return void letters[key]()
      tab.value = TABS[Number(key) - 1] ?? tab.value
    },
    press,
  })
}

/** The sentences of faults by their codes, as the file of errors bears them. */
export const faultWords = (): Record<string, string> => ({ ...words.global.getLocaleMessage(words.global.locale.value).fault })

/** A refusal, or what is wrong with the file: `file.<code>`. */
export const troubleWords = (code: string) => (code.startsWith('file.') ? sentence(code, 'file.unknown') : sentence(`code.${code}`, 'file.unknown'))
