import { screen } from '@testing-library/vue'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { badgeOf, folk } from '@/bridge/demo/folk'
import { DUTY_SCENES } from '@/bridge/demo/dutyscenes'
import { PROPOSED, RIGHTS } from '@/screens/staff/rights'
import { open } from '@/state/panels'
import { WECHAT, click, down, noticeIs, press, scan, see, sitDown, stageIs, textOf, type, typedIs, wait } from './desk'

const begin = (scene: string) => sitDown({}, (demo) => DUTY_SCENES[scene]?.(demo))
const many = (id: string) => see(id)?.dataset.many
const write = (id: string, text: string) => {
  const box = screen.getByTestId(id) as HTMLInputElement
  box.value = text
  box.dispatchEvent(new Event('input'))
}
async function staffPanel(scene: string) {
  const seat = await begin(scene)
  down('KeyS', { ctrl: true, shift: true })
  await wait(300)
  return seat
}

describe('19: the lock', () => {
  it('a badge signs in: S; the amount typed before is still there', async () => {
    const { demo } = await begin('clerk')
    await type('128.50')
    await press('F12')
    expect(see('lock')).not.toBeNull()
    expect(textOf('lock')).toContain('扫工牌')
    await scan(badgeOf('B'))
    expect(see('lock')).toBeNull()
    expect(demo.engine.people.here?.name).toBe('王建国')
    expect(typedIs()).toBe('128.50')
  })

  it('a digit chooses, the next digits are the PIN, and no digit is drawn', async () => {
    const { demo } = await begin('lock')
    expect(see('lock-cases')?.dataset.count).toBe('2')
    await type('33333')
    expect(many('pin')).toBe('4')
    expect(textOf('lock')).not.toContain('3333')
    await press('Enter')
    await wait(100)
    expect(demo.engine.people.here?.id).toBe('3')
    expect(see('lock')).toBeNull()
  })

  it('a wrong PIN is said in words and is gone; another person empties it', async () => {
    const { demo } = await begin('lock')
    await type('39999')
    await press('Enter')
    await wait(100)
    expect(textOf('pin-trouble')).toContain('密码')
    expect(many('pin')).toBe('0')
    await type('11')
    expect(see('pin-trouble')).toBeNull()
    await press('ArrowUp')
    expect(many('pin')).toBe('0')
    expect(see('person-2')?.getAttribute('aria-pressed')).toBe('true')
    await type('2222')
    await press('Enter')
    await wait(100)
    expect(demo.engine.people.here?.id).toBe('2')
  })

  it('five misses count down, and only for that person', async () => {
    const { demo } = await begin('lockwait')
    await type('39999')
    await press('Enter')
    await wait(300)
    expect(see('wait')?.textContent).toMatch(/0:(30|29)/)
    await type('3333')
    expect(many('pin')).toBe('0')
    await press('Escape')
    await type('11111')
    expect(see('wait')).toBeNull()
    await press('Enter')
    await wait(100)
    expect(demo.engine.people.here?.id).toBe('1')
  })

  it('more than nine people are turned by pages', async () => {
    const { demo } = await sitDown({}, (seat) => {
      DUTY_SCENES.lock?.(seat)
      const { staff } = seat.engine.people
      for (let n = 6; n <= 12; n += 1) staff.push(folk(String(n), `店员${n}`, 'clerk', [], { pin: `12${String(n).padStart(2, '0')}` }))
    })
    expect(see('person-10')).toBeNull()
    await press('PageDown')
    expect(textOf('person-10')).toContain('店员10')
    await type('11210')
    await press('Enter')
    await wait(100)
    expect(demo.engine.people.here?.id).toBe('10')
  })

  it('whoever is blocked is told who can help', async () => {
    await begin('lock')
    await type('55555')
    await press('Enter')
    await wait(100)
    expect(textOf('pin-trouble')).toContain('解锁')
  })

  it('a badge of nobody is said so, also while somebody is chosen', async () => {
    await begin('lock')
    await scan(badgeOf('Z'))
    expect(textOf('pin-trouble')).toContain('工牌')
    await type('3')
    expect(see('pin-trouble')).toBeNull()
    await scan(badgeOf('Y'))
    expect(textOf('pin-trouble')).toContain('工牌')
  })

  it('nothing but a badge is heard: no payment, no panel behind it', async () => {
    const { demo } = await begin('lock')
    await scan(WECHAT)
    expect(stageIs()).toBe('amount')
    expect(noticeIs()).toBe('code.Locked')
    await press('F10')
    expect(see('search-panel')).toBeNull()
    expect(demo.engine.tries.size).toBe(0)
  })

  it('a box behind the lock does not get the PIN', async () => {
    await begin('clerk')
    await press('F10')
    await wait(200)
    open({ is: 'search', refund: false })
    const box = screen.getByTestId('query') as HTMLInputElement
    expect(document.activeElement).toBe(box)
    await (await import('@/bridge')).host().lock()
    await wait(50)
    expect(document.activeElement).not.toBe(box)
    await type('33333')
    expect(many('pin')).toBe('4')
    expect(box.value).toBe('')
  })
})

describe('what opens behind the lock', () => {
  it('hears none of its keys', async () => {
    const { demo } = await begin('clerk')
    await press('F12')
    open({ is: 'drawer' })
    await wait(50)
    expect(see('drawer-panel')).not.toBeNull()
    await type('33333')
    expect(many('pin')).toBe('4')
    expect(demo.engine.kicks).toBe(0)
  })
})

describe('6b: approval', () => {
  it('says what and why; first who, then the PIN, then it is done', async () => {
    let done = 0
    await sitDown({}, (demo) => {
      DUTY_SCENES.clerk?.(demo)
      demo.engine.people.gate('Refund', 45_000, () => ((done += 1), null))
    })
    expect(textOf('approve-what')).toBe('李小梅要退款：¥450.00')
    expect(textOf('approve-why')).not.toBe('')
    await type('2')
    expect(see('approve-pin')).not.toBeNull()
    await type('222')
    await press('ArrowUp')
    expect(many('approve-pin')).toBe('0')
    await press('ArrowDown')
    await type('2222')
    await press('Enter')
    await wait(100)
    expect(done).toBe(1)
    expect(see('approve')).toBeNull()
  })

  it('a badge of somebody fit approves at once; a payment code does not', async () => {
    let done = 0
    await sitDown({}, (demo) => {
      DUTY_SCENES.clerk?.(demo)
      demo.engine.people.gate('Refund', 45_000, () => ((done += 1), null))
    })
    await scan(WECHAT)
    expect(see('approve')).not.toBeNull()
    await scan(badgeOf('D'))
    expect(done).toBe(0)
    await scan(badgeOf('A'))
    expect(done).toBe(1)
    expect(see('approve')).toBeNull()
  })

  it('Enter without a PIN does nothing, Esc gives up, and a minute is all there is', async () => {
    let done = 0
    const ask = (demo: Parameters<NonNullable<(typeof DUTY_SCENES)[string]>>[0]) => {
      DUTY_SCENES.clerk?.(demo)
      demo.engine.people.gate('Refund', 45_000, () => ((done += 1), null))
    }
    const first = await sitDown({}, ask)
    await press('Enter')
    expect(see('approve')).not.toBeNull()
    await press('Escape')
    expect(see('approve')).toBeNull()
    first.unmount()
    await sitDown({}, ask)
    await wait(61_000)
    expect(see('approve')).toBeNull()
    expect(noticeIs()).toBe('code.ApprovalOver')
    expect(done).toBe(0)
  })
})

describe('people', () => {
  it('the first person is the admin, gets a PIN, and then the counter asks for it', async () => {
    const { demo } = await staffPanel('nobody')
    expect(textOf('staff-first')).toContain('第一个人')
    await press('Enter')
    await wait(50)
    expect(document.activeElement).toBe(screen.getByTestId('staff-no'))
    write('staff-no', '1')
    write('staff-name', '陈雪')
    expect(see('staff-role')).toBeNull()
    await press('Enter')
    await wait(50)
    expect(demo.engine.people.staff[0]?.role).toBe('admin')
    expect(demo.engine.people.staff[0]?.grants).toHaveLength(RIGHTS.length)
    expect(see('lock')).toBeNull()
    await type('1234')
    await press('Enter')
    await type('1243')
    await press('Enter')
    expect(textOf('staff-pin')).toContain('两次不一样')
    await type('1234')
    await press('Enter')
    await type('1234')
    await press('Enter')
    await wait(200)
    expect(see('lock')).not.toBeNull()
    await type('11234')
    await press('Enter')
    await wait(200)
    expect(see('lock')).toBeNull()
  })

  it('rights are plain sentences with their limits', async () => {
    await staffPanel('admin')
    const rows = screen.getAllByTestId('staff-row').map((row) => row.textContent?.replace(/\s+/g, ' ') ?? '')
    expect(rows).toHaveLength(5)
    expect(rows[2]).toContain('可退款、退押金，每笔 300 元以内，每天 1,000 元以内，仅当班时')
    expect(rows[1]).not.toContain('仅当班时')
    expect(rows[3]).toContain('没有别的权限')
    expect(rows[4]).toContain('锁住了')
  })

  it('a new clerk by keyboard: rights with limits, then a PIN', async () => {
    const { demo } = await staffPanel('admin')
    down('NumpadAdd', { key: '+' })
    await wait(200)
    write('staff-no', '6')
    write('staff-name', '周敏')
    await click('right-refund')
    await wait(10)
    write('each-refund', '200')
    await press('Ctrl+S')
    await wait(50)
    const added = demo.engine.people.staff.find((one) => one.id === '6')
    expect(added?.grants).toEqual([{ right: 'refund', each: 20_000, day: null }])
    expect(see('staff-pin')).not.toBeNull()
    await press('Escape')
    expect(see('staff-panel')).not.toBeNull()
  })

  it('only rights of one’s own are offered; what somebody else granted stays', async () => {
    const { demo } = await staffPanel('duty')
    await press('Enter')
    expect(see('staff-form')).toBeNull()
    for (let n = 0; n < 2; n += 1) await press('ArrowDown')
    await press('Enter')
    await wait(50)
    expect(see('right-refund')?.getAttribute('aria-checked')).toBe('true')
    expect(see('right-change_settings')).toBeNull()
    expect(screen.getAllByRole('radio')).toHaveLength(1)
    write('staff-name', '李梅')
    await press('Enter')
    await wait(50)
    const changed = demo.engine.people.staff.find((one) => one.id === '3')
    expect(changed?.name).toBe('李梅')
    expect(changed?.grants).toHaveLength(2)
  })

  it('a role proposes its rights to somebody new', async () => {
    await staffPanel('admin')
    down('NumpadAdd', { key: '+' })
    await wait(200)
    expect(see('right-refund')?.getAttribute('aria-checked')).toBe('false')
    await screen.getByRole('radio', { name: '店长' }).click()
    await wait(10)
    expect(see('right-refund')?.getAttribute('aria-checked')).toBe('true')
    expect(see('right-change_settings')?.getAttribute('aria-checked')).toBe('false')
  })

  it('removing the last holder of a right warns, and is refused', async () => {
    const { demo } = await staffPanel('admin')
    await press('ArrowDown')
    await type('9')
    expect(see('last-of')).toBeNull()
    await press('Escape')
    await press('ArrowUp')
    await type('9')
    expect(textOf('last-of')).toContain('可改设置')
    await press('Enter')
    await wait(50)
    expect(noticeIs()).toBe('code.StaffSelf')
    expect(demo.engine.people.staff).toHaveLength(5)
  })

  it('badges: the first is printed, a second asks; unlock', async () => {
    const { demo } = await staffPanel('admin')
    for (let n = 0; n < 4; n += 1) await press('ArrowDown')
    await type('2')
    await wait(300)
    expect(demo.engine.people.staff[4]?.badge).not.toBeNull()
    expect(noticeIs()).toBe('staff.told.badge')
    await type('2')
    expect(textOf('staff-sure')).toContain('旧工牌')
    await press('Escape')
    await type('4')
    await wait(300)
    expect(demo.engine.people.staff[4]?.blocked).toBe(false)
    await type('3')
    await press('Enter')
    await wait(300)
    expect(demo.engine.people.staff[4]?.badge).toBeNull()
  })

  it('a clerk changes the own PIN and sees nobody', async () => {
    const { demo } = await staffPanel('clerk')
    expect(see('staff-panel')).toBeNull()
    await type('7777')
    await press('Enter')
    await type('7777')
    await press('Enter')
    await wait(50)
    expect(demo.engine.people.staff[2]?.pin).toBe('7777')
    expect(see('staff-pin')).toBeNull()
  })

  it('the panel closes when somebody else stands there', async () => {
    await staffPanel('admin')
    await press('Escape')
    down('KeyS', { ctrl: true, shift: true })
    await wait(300)
    await (await import('@/bridge')).host().lock()
    await wait(50)
    expect(see('staff-panel')).not.toBeNull()
    await scan(badgeOf('C'))
    await wait(300)
    expect(see('staff-panel')).toBeNull()
  })
})

describe('the rules that are said here are the counter’s own', () => {
  const mod = readFileSync(`${import.meta.dirname}/../../src-tauri/crates/domain/src/staff/mod.rs`, 'utf8')
  const snake = (name: string) => name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase()
  const rightsIn = (text: string) => [...text.matchAll(/(?:Right|Self)::([A-Z]\w+)/g)].map((match) => snake(match[1] ?? '')).filter((name) => name !== 'a_l_l')

  it('every right, and what a manager gets', () => {
    const all = /pub const ALL: \[Self; 11\] = \[([\s\S]*?)\];/.exec(mod)?.[1] ?? ''
    expect([...RIGHTS].sort()).toEqual(rightsIn(all).sort())
    const manager = /Self::Manager => &\[([\s\S]*?)\],/.exec(mod)?.[1] ?? ''
    expect([...PROPOSED.manager].sort()).toEqual(rightsIn(manager).sort())
    expect(mod).toContain('Self::Clerk => &[]')
    expect(PROPOSED.clerk).toEqual([])
    expect([...PROPOSED.admin]).toEqual(RIGHTS)
  })
})
