import { expect, test } from '@playwright/test'
import { mediumDate } from '@/lib/core/time'
import { arriveAtCalls, arriveAtDiary, arriveAtSignIn, arriveSignedOut, opened, openedName, ready, signIn } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist } from './desk'

const looks = [
  { colorScheme: 'light', viewport: { width: 1366, height: 768 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'light', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('every page and state passes axe, and nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(90_000)
      const made = await makeAppointment('requested', 'Every Page')
      await page.goto('/signin')
      await arriveAtSignIn(page)
      await page.goto('/signed-out?why=idle')
      await arriveSignedOut(page)
      await signIn(page, await makeReceptionist('Ax Core'))
      await arriveAtCalls(page)
      await page.getByRole('radio', { name: 'Moved' }).check({ force: true })
      await arriveAtCalls(page)
      const day = `/reception/diary?clinic=${clinic}&day=${made.day}`
      for (const state of ['', `&open=${made.reference}`, `&open=${made.reference}&do=move`, `&open=${made.reference}&do=cancel`, '&list=gone']) {
        await page.goto(day + state)
        await arriveAtDiary(page, mediumDate(made.day))
        await expect(opened(page)).toHaveCount(state === '' ? 0 : 1)
      }
      await page.goto(day)
      const free = page.locator('.book-here').first()
      if ((await free.count()) > 0) {
        await free.click()
        await expect(openedName(page)).toHaveText('Book for a caller')
        await arriveAtDiary(page, mediumDate(made.day))
      }
    })
  })
}

test('keys can be turned off', async ({ page }) => {
  await signIn(page, await makeReceptionist('Quiet Keys'))
  await page.goto(`/reception/diary?clinic=${clinic}`)
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
