import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kindOf } from '@/state/cards'
import { sentence, words } from '@/words'
import en from '@/words/en'
import zh from '@/words/zh-CN'

const ROOT = `${import.meta.dirname}/../..`
const read = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8')

type Words = { [key: string]: string | Words }
const flat = (tree: Words, under = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [under + key]: value } : flat(value, `${under}${key}.`),
    ),
  )
const chinese = flat(zh)
const english = flat(en)

/** The variants of a Rust enum without fields. */
function variants(path: string, name: string): string[] {
  const body = new RegExp(`pub enum ${name} \\{([\\s\\S]*?)\\n\\}`).exec(read(path))?.[1] ?? ''
  return [...body.matchAll(/^ {4}([A-Z]\w*),/gm)].map((match) => match[1] ?? '')
}

const DOMAIN = 'src-tauri/crates/domain/src'
const codes = [
  ...variants(`${DOMAIN}/refusal.rs`, 'Refusal'),
  ...variants(`${DOMAIN}/evidence.rs`, 'Reason').map((name) => `Pay${name}`),
  ...variants(`${DOMAIN}/evidence.rs`, 'RefundReason').map((name) => `Refund${name}`),
  ...variants(`${DOMAIN}/evidence.rs`, 'Doubt').map((name) => `Doubt${name}`),
]

describe('the words', () => {
  it('are the same in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  it('name the same facts in both languages, and none is empty', () => {
    const facts = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    for (const key of Object.keys(chinese)) {
      expect(facts(english[key]), key).toEqual(facts(chinese[key]))
      expect(chinese[key]?.trim(), key).not.toBe('')
    }
  })

  it('have a sentence for every code of the engine', () => {
    expect(codes.length).toBeGreaterThan(60)
    for (const code of codes) {
      expect(chinese, code).toHaveProperty([`code.${code}`])
      expect(english, code).toHaveProperty([`code.${code}`])
    }
  })

  it('tell the cashier what to say for every answer of the cloud', () => {
    const answers = codes.filter((code) => /^(Pay|Doubt)/.test(code))
    for (const code of answers) expect(chinese, code).toHaveProperty([`say.${code}`])
  })

  it('have every light of the engine', () => {
    const lights = read('src-tauri/crates/till/src/engine/lights.rs')
    const found = [...lights.matchAll(/(?:Seen::(?:Bad|Warn)\(|=> |Light::\w+, )"([a-z_]+)"/g)].map((match) => match[1] ?? '')
    expect(found.length).toBeGreaterThan(15)
    for (const code of found) expect(chinese, code).toHaveProperty([`device.${code}`])
    const names = [...lights.matchAll(/\("(\w+)", (?:cloud|printer|clock|self)/g)].map((match) => match[1] ?? '')
    expect(names.length).toBeGreaterThan(4)
    for (const name of names) expect(chinese, name).toHaveProperty([`devices.${name}`])
  })

  it('have every phase that a sale can show', () => {
    for (const path of ['attempt/mod.rs', 'refund/mod.rs']) {
      const found = [...read(`${DOMAIN}/${path}`).matchAll(/Self::\w+(?:\(_\))? => "([a-z_]+)"/g)].map((match) => match[1] ?? '')
      expect(found.length).toBeGreaterThan(4)
      for (const phase of found) expect(chinese, phase).toHaveProperty([`phase.${phase}`])
    }
  })

  it('have a sentence for every closed code of cards, holders and imports', () => {
    const CRATES = 'src-tauri/crates'
    /** The texts that a function gives for the variants of an enum. */
    const told = (path: string, fn: string) => {
      const body = new RegExp(`fn ${fn}\\([\\s\\S]*?\\n( {4})?\\}`).exec(read(path))?.[0] ?? ''
      return [...body.matchAll(/=> "([a-z_]+)"/g)].map((match) => match[1] ?? '')
    }
    const groups: [string, string[], number][] = [
      ['move', told(`${DOMAIN}/member/moves.rs`, 'code'), 18],
      ['programme', told(`${DOMAIN}/member/trouble.rs`, 'code'), 11],
      ['holders', told(`${CRATES}/members/src/trouble.rs`, 'code'), 16],
      ['fault', told(`${CRATES}/till/src/intake/codes.rs`, 'fault_code'), 23],
      ['file', [...told(`${CRATES}/till/src/intake/codes.rs`, 'trouble_code'), ...told(`${CRATES}/till/src/intake/codes.rs`, 'note_code')], 29],
      ['mapping', told(`${CRATES}/till/src/intake/codes.rs`, 'mapping_code'), 6],
    ]
    for (const [group, found, least] of groups) {
      expect(found.length, group).toBeGreaterThanOrEqual(least)
      for (const code of found) {
        expect(chinese, `${group}.${code}`).toHaveProperty([`${group}.${code}`])
        expect(english, `${group}.${code}`).toHaveProperty([`${group}.${code}`])
      }
    }
    const fields = [...read('src-tauri/src/settings/members/fault.rs').matchAll(/"programme\.([a-z_]+)\./g)].map((match) => match[1] ?? '')
    expect(fields.length).toBeGreaterThan(2)
    for (const code of fields) expect(chinese, code).toHaveProperty([`programme.${code}`])
  })

  it('have every key that a screen asks for by name', () => {
    const src = `${ROOT}/ui/src`
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(vue|ts)$/.test(path))
    const rooms = Object.keys(zh).join('|')
    const quoted = new RegExp(`(?:'|\\swords=")((?:${rooms})\\.[\\w.]*\\w)['"]`, 'g')
    const asked = files
      .filter((path) => path.endsWith('.vue') || path.startsWith('state') || path.includes('help'))
      .flatMap((path) => [...readFileSync(`${src}/${path}`, 'utf8').matchAll(quoted)].map((match) => match[1] ?? ''))
      .filter((key) => !/\.(vue|ts|css|value|is|name|label|note|words|key)$/.test(key))
    expect(asked.length).toBeGreaterThan(100)
    // A screen may hand on a part of the tree whose leaves are asked for elsewhere.
    const known = Object.keys(chinese)
    for (const key of asked) expect(known.some((one) => one === key || one.startsWith(`${key}.`)), key).toBe(true)
  })

  it('never name a code instead of a sentence', () => {
    words.global.locale.value = 'en'
    expect(sentence('code.SomethingNew', 'code.Busy')).toBe('Busy; press again')
    words.global.locale.value = 'zh-CN'
  })
})

describe('cards', () => {
  it('never call a doubt anything but unknown, and give every refusal of the cloud a kind that knows the money', () => {
    for (const code of codes.filter((one) => one.startsWith('Doubt'))) expect(kindOf(code)).toBe('unknown')
    for (const code of codes.filter((one) => one.startsWith('Pay'))) expect(kindOf(code)).not.toBe('unknown')
  })
})
