import { expect, test } from '@playwright/test'
import { now } from '@/lib/clock'
import { addDays, dayOf, mediumDate, weekdayOf, type Day } from '@/lib/core/time'
import { arrive } from '../pages/arrival'
import { arriveAtCalls, arriveAtDiary, arriveAtSignIn, arriveSignedOut, opened, openedName, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist, zone } from './desk'

const diaryOn = (day: string) => `/reception/diary?clinic=${clinic}&day=${day}`

/** A day on which there is free time. */
function weekdayToCome(): Day {
  let day = addDays(dayOf(now(), zone), 19)
  while (weekdayOf(day) > 5) day = addDays(day, 1)
  return day
}

const looks = [
  { colorScheme: 'light', viewport: { width: 1366, height: 768 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'light', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('the door and the calls pass axe, and nothing scrolls sideways', async ({ page }) => {
      await makeAppointment('requested', 'Every Page')
      await page.goto('/signin')
      await arriveAtSignIn(page)
      await page.goto('/signed-out?why=idle')
      await arriveSignedOut(page)
      await comeIn(page, await makeReceptionist('Ax Core'))
      await arriveAtCalls(page)
      await page.getByRole('radio', { name: 'Moved' }).check({ force: true })
      await arriveAtCalls(page)
    })

    test('an appointment and all that is done with it pass axe', async ({ page }) => {
      test.setTimeout(150_000)
      const made = await makeAppointment('requested', 'Every Panel')
      await comeIn(page, await makeReceptionist('Ax Core'))
      for (const state of ['', '&do=move', '&do=cancel']) {
        await page.goto(`${diaryOn(made.day)}&open=${made.reference}${state}`)
        await arriveAtDiary(page, mediumDate(made.day))
        await expect(opened(page)).toHaveCount(1)
      }
    })

    test('the day, its lists and a booking pass axe', async ({ page }) => {
      test.setTimeout(150_000)
      const day = weekdayToCome()
      await comeIn(page, await makeReceptionist('Ax Core'))
      for (const state of ['', '&list=gone', '&list=free']) {
        await page.goto(diaryOn(day) + state)
        await arriveAtDiary(page, mediumDate(day))
        await expect(opened(page)).toHaveCount(state === '' ? 0 : 1)
      }
      await page.locator('.free-times').getByRole('link').first().click()
      await expect(openedName(page)).toHaveText('Book for a caller')
      await arriveAtDiary(page, mediumDate(day))
    })
  })
}

test('before the script has come to life the diary passes axe as well', async ({ page }) => {
  const day = weekdayToCome()
  await comeIn(page, await makeReceptionist('First Paint'))
  await page.route('**/_next/static/**/*.js', (route) => route.abort())
  await page.goto(diaryOn(day))
  await arrive(page, mediumDate(day))
  await expect(page.locator('.book-here').first()).toHaveAttribute('tabindex', '-1')
})

test('keys can be turned off', async ({ page }) => {
  await comeIn(page, await makeReceptionist('Quiet Keys'), `/reception/diary?clinic=${clinic}`)
  const heading = page.getByRole('heading', { level: 1 })
  const today = await heading.textContent()
  await ready(page)
  await page.keyboard.press('?')
  await page.getByLabel(/Single letters do things/).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  await expect(heading).toHaveText(today ?? '')
  await page.getByRole('button', { name: 'Keys' }).click()
  await page.getByLabel(/Single letters do things/).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  await expect(heading).not.toHaveText(today ?? '')
})
