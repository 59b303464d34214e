import { expect, test } from '@playwright/test'
import { mediumDate } from '@/lib/core/time'
import { arrive } from '../pages/arrival'
import { countPointer, tabTo } from '../pages/keyboard'
import { arriveAtCalls, arriveAtDiary, opened, openedName, ready } from '../pages/staff-pages'
import { carryTo, inHand } from './carrying'
import { makeMorning, toRing, wall, type Morning } from './morning-ground'
import { assertRecords } from './morning-records'
import { assertScreens } from './morning-screens'
import * as by from './morning-steps'

test.use({ viewport: { width: 1366, height: 900 } })

let morning: Morning
test.beforeEach(async () => { morning = await makeMorning() })
test.afterEach(() => morning.pack())

test('a receptionist’s morning, by keyboard but for one drag', async ({ page }) => {
  test.setTimeout(300_000)
  const pointerPresses = await countPointer(page)
  const [clara = '', colin = '', nora = '', vic = '', wilma = '', bill = '', dora = '', ethel = ''] = toRing
  const { press } = by

  await test.step('she signs in: eight calls are to be made', async () => {
    await page.goto('/signin')
    await tabTo(page, page.getByLabel('Work email'))
    await by.type(page, morning.desk.email)
    await tabTo(page, page.getByLabel('Password'))
    await by.type(page, morning.desk.password)
    await press(page, 'Enter')
    await expect(page).not.toHaveURL(/\/signin/)
    await arriveAtCalls(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('8 to ring')
    await ready(page)
  })

  await test.step('eight calls, with every outcome', async () => {
    await by.ring(page, clara, '1')
    await by.ring(page, colin, '2', 'Half past eleven suits')
    await by.ring(page, nora, '3')
    await by.ring(page, vic, '4', 'Asked to be rung back')
    await by.ring(page, wilma, '5')
    await expect(page.locator('.wrong-number')).toBeVisible()
    await press(page, 'Escape')
    await press(page, 'g')
    await press(page, 'c')
    await by.ring(page, bill, '6', 'At work until then')
    await by.ring(page, dora, '7')
    await by.ring(page, ethel, '1')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('4 to ring')
  })

  await test.step('a patient rings for another visit', async () => {
    await by.go(page, 'b', 'Book by phone')
    await by.takeFirstTime(page, 'Rhoda Regularly', 'regula', '09:30')
    await by.book(page, 'Rhoda Regularly')
  })

  await test.step('somebody new rings', async () => {
    await press(page, 'n')
    await by.bookSomebodyNew(page, 'Hetty Newcombe', '10:00')
  })

  await test.step('a course of six, one of which is taken', async () => {
    await press(page, 'n')
    await by.takeFirstTime(page, 'Evan Coursely', 'coursel', '13:00')
    await by.bookSix(page, 'Evan Coursely', /Ben Birch, same time/)
  })

  await test.step('a third caller is booked in the diary', async () => {
    await by.openDay(page, morning)
    await arriveAtDiary(page, mediumDate(morning.day))
    await by.bookInDiary(page, '16:00, Ann Ash', 'Percy Askew', 'percy ask')
    await press(page, 'Escape')
    await expect(opened(page)).toHaveCount(0)
  })

  await test.step('one is moved by drag', async () => {
    expect(pointerPresses()).toBe(0)
    await carryTo(page, 'Drew Dragworth', 'Ann Ash', wall(13, 30))
    await expect(page.locator('.verdict-tip')).toHaveText('13:30 to 14:00 fits')
    await page.mouse.up()
    await expect(page.locator('.says')).toContainText(/Moved Drew Dragworth to .* 13:30, Ann Ash\./)
    await expect(inHand(page)).toHaveCount(0)
    expect(pointerPresses()).toBe(1)
  })

  await test.step('another is moved by keyboard', async () => {
    await by.open(page, 'Kitty Keysmith')
    await press(page, 'm')
    await expect(openedName(page)).toHaveText('Moving Kitty Keysmith')
    await press(page, 'ArrowUp')
    await press(page, 'ArrowUp')
    await expect(page.locator('.says').getByRole('status').first()).toHaveText('12:00 with Ann Ash: fits.')
    await press(page, 'Enter')
    await expect(openedName(page)).toHaveText('Kitty Keysmith')
    await press(page, 'Escape')
    await expect(opened(page)).toHaveCount(0)
  })

  await test.step('one arrives, one does not', async () => {
    await by.act(page, 'Ian Punctual', 'a', 'Arrived')
    await by.act(page, 'Norman Absent', 'n', 'Did not attend')
  })

  await test.step('one cancels: the time is offered to whoever waits, declined by the first and taken by the second', async () => {
    await by.open(page, 'Carol Cancelby')
    await press(page, 'x')
    await expect(openedName(page)).toHaveText('Cancel Carol Cancelby')
    await press(page, '1')
    await press(page, 'Enter')
    await expect(opened(page).locator('.panel-top .st')).toHaveText('Cancelled')
    await expect(opened(page)).toContainText('2 people are waiting for this')
    await press(page, 'w')
    await arrive(page, '2 waiting')
    await press(page, 'Enter')
    await expect(openedName(page)).toHaveText('Wanda Waitley')
    await press(page, '2')
    await expect(openedName(page)).toHaveText('Walter Waitley')
    await press(page, '1')
    await expect(openedName(page)).toHaveText('Walter Waitley has it')
  })

  await test.step('Ben is ill from noon: three are looked at, one moved, one cancelled, one left', async () => {
    await by.go(page, 't', '0 to tell')
    await press(page, 'n')
    await arrive(page, 'A day has to change')
    await ready(page)
    await by.fallIll(page, morning, 'Ben')
    await by.decide(page, 'Tom Noonham', 'Cancel')
    await by.decide(page, 'Ursa Noonham', 'Leave')
    await expect(page.getByText('1 moved, 1 cancelled, 1 left')).toBeVisible()
    await press(page, 'Escape')
    await press(page, 'Control+Enter')
    await arrive(page, '3 to tell')
    await ready(page)
  })

  await test.step('the one moved is told, the one cancelled is not reached', async () => {
    await expect(openedName(page)).toHaveText('Tess Noonham')
    await expect(opened(page)).toContainText('we have had to change your appointment')
    await press(page, '1')
    await expect(openedName(page)).toHaveText('Tom Noonham')
    await expect(opened(page)).toContainText('we have had to cancel your appointment')
    await press(page, '3')
    await expect(openedName(page)).toHaveText('Ursa Noonham')
  })

  await test.step('the diary, the calls, the events and who is told what are as expected', async () => {
    await assertScreens(page, morning)
    await assertRecords(morning)
    expect(pointerPresses()).toBe(1)
  })
})
