import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { DemoHost } from '@/bridge/demo'
import { click, noticeIs, press, scan, see, sitDown, textOf, type, wait } from './desk'

const figure = (id: string) => Number(textOf(id).replace(/[^\d]/g, ''))
/** In whole fen: what comes in and what stays out is what the file has. */
const closes = () => figure('dry-comes') + figure('dry-stays') === figure('dry-file')

async function openIntake(before: (demo: DemoHost) => void = () => undefined) {
  const desk = await sitDown({}, before)
  await press('F9')
  await press('Ctrl+I')
  await wait(50)
  return desk
}

describe('bring old balances in', () => {
  it('10: F9 Ctrl+I, the file, the dry run, Enter, the report', async () => {
    const { demo } = await openIntake()
    expect(see('intake-start')).not.toBeNull()
    await press('Enter')
    await wait(20)
    expect(see('intake-columns')).not.toBeNull()
    expect((screen.getByTestId('column-1') as HTMLSelectElement).value).toBe('phone')
    await press('Enter')
    await wait(300)
    expect(see('intake-work')?.dataset.running).toBe('false')
    await wait(1500)
    expect(see('intake-dry')).not.toBeNull()
    expect(closes()).toBe(true)
    await press('Enter')
    await wait(300)
    expect(see('intake-work')?.dataset.running).toBe('true')
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^\d+$/)
    await wait(1500)
    expect(textOf('intake-done')).toContain('第 4 批')
    expect(textOf('done-cards')).toBe('7,956')
    expect(demo.intake.batches[0]).toMatchObject({ batch: 4, undone: false })
    await press('Ctrl+P')
    await wait(20)
    expect(noticeIs()).toBe('intake.batches.printed')
    await press('Enter')
    expect(see('members-panel')).not.toBeNull()
  })

  it('columns that cannot be say why, and Enter does not go on', async () => {
    const { demo } = await openIntake(({ intake }) => intake.open())
    const select = screen.getByTestId('column-1') as HTMLSelectElement
    select.value = 'card_no'
    select.dispatchEvent(new Event('change'))
    await wait(20)
    expect(textOf('mapping-fault')).toBe('同一项选了两列')
    await press('Enter')
    await wait(300)
    expect(demo.intake.view.is).toBe('opened')
  })

  it('repeated rows and members who are here: every decision keeps the sum to the fen', async () => {
    await openIntake(({ intake }) => {
      intake.open()
      intake.checked()
    })
    const seen = new Set<number>()
    for (let repeat = 0; repeat < 4; repeat += 1) {
      await type('r')
      for (let meet = 0; meet < 3; meet += 1) {
        await type('m')
        await wait(10)
        expect(closes(), `${repeat} ${meet}`).toBe(true)
        seen.add(figure('dry-comes'))
      }
    }
    expect(seen.size).toBeGreaterThan(6)
    expect(screen.getByTestId('repeat-refuse').getAttribute('aria-checked')).toBe('true')
  })

  it('rows with faults have a sentence; a merge shows both balances', async () => {
    await openIntake(({ intake }) => {
      intake.open()
      intake.checked()
    })
    expect(screen.queryAllByTestId('fault-row').map((row) => row.querySelector('strong')?.textContent)).toContain('手机号里有星号')
    await press('Tab')
    expect(screen.queryAllByTestId('repeat-row')).toHaveLength(3)
    await press('Tab')
    const [first] = screen.queryAllByTestId('meet-row')
    expect(first?.textContent).toContain('卡上 ¥514.40')
    expect(first?.textContent).toContain('文件里 ¥368.00')
    expect(screen.queryAllByTestId('meet-row')[2]?.textContent).toContain('有几张卡')
  })

  it('the error file gets the sentences of this screen’s language', async () => {
    const { demo } = await openIntake(({ intake }) => {
      intake.open()
      intake.checked()
    })
    let sent: Record<string, string> = {}
    const write = demo.intakeErrorFile
    demo.intakeErrorFile = (path, words) => {
      sent = words
      return write(path, words)
    }
    await type('e')
    await wait(20)
    expect(sent).toMatchObject({ masked: '手机号里有星号', known: '手机号或卡号已有会员' })
    expect(textOf('errors-saved')).toContain('没有导入.csv')
  })

  it('C goes back to the columns, Esc comes back to the dry run', async () => {
    const { demo } = await openIntake(({ intake }) => {
      intake.open()
      intake.checked()
    })
    await type('c')
    expect(see('intake-columns')).not.toBeNull()
    await press('Escape')
    expect(see('intake-dry')).not.toBeNull()
    await type('c')
    const select = screen.getByTestId('column-5') as HTMLSelectElement
    select.value = 'ignore'
    select.dispatchEvent(new Event('change'))
    await wait(20)
    expect(demo.intake.view.is).toBe('opened')
    expect(see('intake-columns')).not.toBeNull()
  })

  it('Esc asks before an import is stopped, and nothing comes in then', async () => {
    const { demo } = await openIntake(({ intake }) => {
      intake.open()
      intake.checked()
    })
    await press('Enter')
    await wait(200)
    await press('Escape')
    expect(see('stop-asks')).not.toBeNull()
    expect(demo.intake.view.is).toBe('running')
    await press('Escape')
    expect(see('stop-asks')).toBeNull()
    await press('Escape')
    await press('Enter')
    await wait(20)
    expect(see('intake-dry')).not.toBeNull()
    expect(demo.intake.batches.some((batch) => batch.batch === 4)).toBe(false)
  })

  it('the same balances a second time are named and do not come in', async () => {
    const { demo } = await openIntake(({ intake }) => {
      intake.open()
      intake.twice = 3
      intake.checked()
    })
    expect(textOf('dry-note-twice')).toContain('第 3 批')
    await press('Enter')
    await wait(300)
    expect(demo.intake.view.is).toBe('checked')
  })

  it('a file that is none says what it is, in words', async () => {
    await openIntake(({ intake }) => intake.show({ is: 'failed', code: 'file.web_page', file: null }))
    expect(textOf('intake-failed')).toContain('这是网页')
    await press('Enter')
    await wait(20)
    expect(see('intake-start')).not.toBeNull()
  })

  it('a refusal of the engine is a sentence as well', async () => {
    await openIntake(({ intake }) => intake.show({ is: 'failed', code: 'ImportTwice', file: null }))
    expect(textOf('intake-failed')).toContain('已经导入过')
  })

  it('a scan is no table and no amount: it does nothing here', async () => {
    const { demo } = await openIntake()
    await scan('134720195688300017')
    expect(see('intake-start')).not.toBeNull()
    expect(demo.engine.stage.is).toBe('amount')
  })
})

describe('batches', () => {
  it('undone after a question, until a card of it was used', async () => {
    const { demo } = await openIntake(({ intake }) => intake.finish())
    await type('2')
    await wait(20)
    expect(screen.queryAllByTestId('batch-row').map((row) => row.dataset.state)).toEqual(['fresh', 'used', 'undone'])
    await type('u')
    expect(see('undo-sure')).not.toBeNull()
    await press('Escape')
    expect(demo.intake.batches[0]?.undone).toBe(false)
    await type('u')
    await press('Enter')
    await wait(20)
    expect(demo.intake.batches[0]?.undone).toBe(true)
    expect(noticeIs()).toBe('intake.batches.told')
    await press('ArrowDown')
    expect(screen.getByTestId('undo').hasAttribute('disabled')).toBe(true)
    await type('u')
    expect(see('undo-sure')).toBeNull()
  })
})

describe('export', () => {
  it('with stars unless the whole is asked for and confirmed by another key', async () => {
    const { demo } = await openIntake()
    const asked: boolean[] = []
    const write = demo.exportMembers
    demo.exportMembers = (masked, path) => {
      asked.push(masked)
      return write(masked, path)
    }
    await type('3')
    await press('Enter')
    await wait(20)
    expect(asked).toEqual([true])
    expect(textOf('export-path')).toContain('masked')
    await type('m')
    await press('Enter')
    expect(see('export-sure')).not.toBeNull()
    await press('Enter')
    expect(asked).toEqual([true])
    await press('Escape')
    expect(see('export-sure')).toBeNull()
    await click('export-go')
    await type('y')
    await wait(20)
    expect(asked).toEqual([true, false])
  })
})
