/** The language of the screen; the counter remembers it. */
import { host } from '@/bridge'
import { speak, words } from '@/words'
import { order } from './notice'

export async function setLanguage(language: string) {
  speak(language)
  await order(host().setLanguage(language))
}

export function switchLanguage() {
  return setLanguage(words.global.locale.value === 'en' ? 'zh-CN' : 'en')
}
