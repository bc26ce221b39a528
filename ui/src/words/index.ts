/** The words of the screen. Chinese first, English second; the same keys in both. */
import { createI18n } from 'vue-i18n'
import en from './en'
import zh from './zh-CN'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const words = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})

export function speak(language: string) {
  const known = LANGUAGES.find((one) => one === language) ?? 'zh-CN'
  words.global.locale.value = known
  document.documentElement.lang = known
}

/** A code's sentence; a code without one says what kind of thing it is instead of its name. */
export function sentence(key: string, otherwise: string, facts: Record<string, string> = {}): string {
  const { t, te } = words.global
  return te(key) || te(key, 'zh-CN') ? t(key, facts) : t(otherwise)
}
