import { expect, test } from '@playwright/test'
import { addDays, clock24, dayOf, mediumDate, weekdayOf } from '@/lib/core/time'
import { now } from '@/lib/clock'
import { arriveAtDiary, opened, openedName, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist, statusOf, zone } from './desk'

const diaryOn = (day: string) => `/reception/diary?clinic=${clinic}&day=${day}`

test('the diary by keyboard: arrows about the grid, Enter opens, letters do what the life cycle allows', async ({ page }) => {
  const desk = await makeReceptionist('Kay Board')
  const made = await makeAppointment('requested', 'Arrow Keys')
  await comeIn(page, desk, diaryOn(made.day))
  await arriveAtDiary(page, mediumDate(made.day))
  await ready(page)
  const grid = page.getByRole('grid')
  await grid.locator('[tabindex="0"]').focus()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Home')
  const mine = grid.getByRole('link', { name: made.name })
  const column = Number(await mine.locator('xpath=ancestor::*[@role="gridcell"]').getAttribute('aria-colindex')) - 1
  for (let i = 1; i < column; i += 1) await page.keyboard.press('ArrowRight')
  for (let i = 0; i < 60 && !(await mine.evaluate((link) => link === document.activeElement)); i += 1) await page.keyboard.press('ArrowDown')
  await expect(mine).toBeFocused()
  expect(await grid.locator('a[tabindex="0"], [role="gridcell"][tabindex="0"]').count()).toBe(1)
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText(made.name)
  const steps = [['c', 'Confirmed'], ['a', 'Arrived'], ['f', 'Completed'], ['u', 'Arrived'], ['u', 'Confirmed'], ['n', 'Did not attend'], ['u', 'Confirmed']]
  for (const [key, word] of steps) {
    await page.keyboard.press(key ?? '')
    await expect(opened(page).locator('.panel-top .st')).toHaveText(word ?? '')
  }
  await page.keyboard.press('x')
  await expect(openedName(page)).toHaveText(`Cancel ${made.name}`)
  await page.keyboard.press('2')
  await expect(page.getByRole('radio', { name: 'The patient is unwell' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Cancelled')
  await page.keyboard.press('Escape')
  await expect(opened(page)).toHaveCount(0)
  expect((await statusOf(made.reference)).status).toBe('cancelled')
})

test('a move through the list of free places, by number', async ({ page }) => {
  const desk = await makeReceptionist('Mo Vere')
  const made = await makeAppointment('confirmed', 'Moved By-Number')
  await comeIn(page, desk, `${diaryOn(made.day)}&open=${made.reference}`)
  await expect(openedName(page)).toHaveText(made.name)
  await ready(page)
  await page.keyboard.press('m')
  await expect(openedName(page)).toHaveText(`Moving ${made.name}`)
  await page.keyboard.press('1')
  const [start] = (await page.locator('[name="place"]:checked').inputValue()).split(' ')
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText(made.name)
  await expect(opened(page).locator('.facts')).toContainText(clock24(Number(start), zone))
})

test('free time is booked for a caller, confirmed at once', async ({ page }) => {
  const desk = await makeReceptionist('Callie Desk')
  const known = await makeAppointment('confirmed', 'Cassandra Callerton')
  await comeIn(page, desk)
  let day = addDays(dayOf(now(), zone), 26)
  while (weekdayOf(day) > 5) day = addDays(day, 1)
  await page.goto(diaryOn(day))
  const free = page.locator('.book-here').nth(4)
  await free.focus()
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText('Book for a caller')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('cassandra call')
  await expect(page.getByRole('option').first()).toContainText(known.name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(openedName(page)).toHaveText(known.name)
})

test('a stale action is refused with who did what', async ({ page, browser }) => {
  const made = await makeAppointment('requested', 'Stale Panel')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  const address = `${diaryOn(made.day)}&open=${made.reference}`
  // The one who is slow hears nothing of the change: their page stays as it was.
  await page.route('**/api/v1/events**', (route) => route.abort())
  await Promise.all([comeIn(page, one, address), comeIn(other, two, address)])
  await Promise.all([ready(page), ready(other)])
  await other.keyboard.press('c')
  await expect(opened(other).locator('.panel-top .st')).toHaveText('Confirmed')
  await page.keyboard.press('c')
  await expect(opened(page)).toContainText('Bea Second was first')
  await other.context().close()
})
