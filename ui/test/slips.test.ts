import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { base64Of, blacks, greys } from '@/state/dots'
import { type DemoHost } from '@/bridge/demo'
import { click, down, noticeIs, press, see, sitDown, textOf, wait } from './desk'

async function openSlips(before?: (demo: DemoHost) => void) {
  const page = await sitDown({}, before)
  await press('Ctrl+,')
  for (const _ of ['program', 'members', 'work', 'slips']) await press('PageUp')
  await wait(20)
  return page
}
function write(id: string, text: string) {
  const box = screen.getByTestId(id) as HTMLTextAreaElement
  box.value = text
  box.dispatchEvent(new Event('input'))
}
function choose(id: string, file: File) {
  const input = screen.getByTestId(id)
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new Event('change'))
}

describe('forms of slips', () => {
  it('the preview follows the typing, after a pause, and each kind has its own', async () => {
    const { demo } = await openSlips()
    expect(textOf('slip-preview')).toContain('顾客实付')
    await click('field-guest_paid')
    write('form-footer', '欢迎再来\n\n')
    await wait(100)
    expect(textOf('slip-preview')).not.toContain('欢迎再来')
    await wait(300)
    expect(textOf('slip-preview')).toContain('欢迎再来')
    expect(textOf('slip-preview')).not.toContain('顾客实付')
    down('Digit2', { alt: true })
    await wait(100)
    expect(textOf('slip-preview')).toContain('退款小票')
    expect(textOf('slip-preview')).not.toContain('欢迎再来')
    await press('Ctrl+S')
    const now = await demo.settings()
    expect(now.status === 'ok' && now.data.templates.sale).toMatchObject({ footer: ['欢迎再来'], fields: { guest_paid: false, time: true } })
    expect(now.status === 'ok' && now.data.templates.refund.footer).toEqual([])
  })

  it('only the newest preview counts', async () => {
    const waiting: (() => void)[] = []
    await openSlips((demo) => {
      const real = demo.templatePreview
      demo.templatePreview = async (edit, document) => {
        const answer = await real(edit, document)
        await new Promise<void>((go) => waiting.push(go))
        return answer
      }
    })
    write('form-header', '旧的一行')
    await wait(300)
    write('form-header', '新的一行')
    await wait(300)
    waiting.reverse().forEach((go) => go())
    await wait(10)
    expect(textOf('slip-preview')).toContain('新的一行')
    expect(textOf('slip-preview')).not.toContain('旧的一行')
  })

  it('a form that cannot be is said so, and the old picture does not pass for it', async () => {
    await openSlips((demo) => void (demo.templatePreview = () => Promise.resolve({ status: 'error', error: { code: 'TemplateInvalid', detail: null } })))
    expect(see('preview-invalid')).not.toBeNull()
  })

  it('all forms go out as a text and come in again; a fault names its field', async () => {
    await openSlips()
    await click('text-write')
    await wait(10)
    const text = (screen.getByTestId('slip-text') as HTMLTextAreaElement).value
    expect(JSON.parse(text).sale.copies).toBe(1)
    write('slip-text', text.replace('"copies": 1', '"copies": 3'))
    await wait(10)
    await click('text-read')
    await wait(10)
    expect(noticeIs()).toBe('slips.read')
    expect(screen.getByTestId('copies').querySelector('[data-state=checked]')?.textContent?.trim()).toBe('3')
    write('slip-text', '{"sale":{"colour":1}}')
    await wait(10)
    await click('text-read')
    await wait(10)
    expect(textOf('text-fault')).toContain('sale.colour')
    expect(textOf('text-fault')).toContain('小票样式')
  })

  it('a logo is taken at once; another file is refused in words', async () => {
    await openSlips()
    await click('form-logo')
    await click('logo-clear')
    await wait(300)
    expect(screen.getByTestId('slip-preview').querySelector('canvas')).toBeNull()
    choose('logo-file', new File(['GIF89a'], 'a.gif'))
    await wait(20)
    expect(noticeIs()).toBe('code.LogoInvalid')
    choose('logo-file', new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], 'a.png'))
    await wait(300)
    expect(noticeIs()).toBe('slips.logo_set')
    expect(screen.getByTestId('slip-preview').querySelector('canvas')).not.toBeNull()
    choose('logo-file', new File([new Uint8Array(4 * 1024 * 1024 + 1)], 'b.png'))
    await wait(20)
    expect(noticeIs()).toBe('slips.logo_big')
  })
})

describe('pictures', () => {
  it('dots: the leftmost is the high bit, 1 is black, rows begin with a byte', () => {
    const rgba = blacks(btoa('\x80\x40'), 3, 2)
    expect([...rgba].filter((_, at) => at % 4 === 0)).toEqual([0, 255, 255, 255, 0, 255])
    expect([...rgba].filter((_, at) => at % 4 === 3)).toEqual(Array(6).fill(255))
  })

  it('grey: one byte a dot', () => {
    expect([...greys(btoa('\x00\xff'), 3)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255])
  })

  it('a large file becomes base64 whole', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256)
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  })
})
