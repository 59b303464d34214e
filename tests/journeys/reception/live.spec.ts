import { expect, test } from '@playwright/test'
import { opened, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist } from './desk'

test('a change elsewhere is on screen within a second, and what is being typed stays', async ({ page, browser }) => {
  const made = await makeAppointment('requested', 'Live Wire')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  const address = `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`
  await Promise.all([comeIn(page, one, address), comeIn(other, two, address)])
  await Promise.all([ready(page), ready(other)])
  await page.getByLabel('Note', { exact: true }).fill('Half a sentence')
  const appointment = page.getByRole('grid').getByRole('link', { name: made.name })
  await expect(appointment).toContainText('requested')
  await other.keyboard.press('c')
  await expect(opened(other).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(appointment).toContainText('confirmed', { timeout: 1_000 })
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sentence')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await other.context().close()
})

test('a lost connection is said plainly, and the page catches up when it is back', async ({ page, context, browser }) => {
  const made = await makeAppointment('requested', 'Off Line')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  const address = `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`
  await Promise.all([comeIn(page, one, address), comeIn(other, two, address)])
  await Promise.all([ready(page), ready(other)])
  const lost = page.getByText(/^Connection lost since \d\d:\d\d\. What you see may be old\.$/)
  await context.setOffline(true)
  await expect(lost).toBeVisible()
  await other.keyboard.press('c')
  await expect(opened(other).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Requested')
  await context.setOffline(false)
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(lost).toBeHidden()
  await other.context().close()
})
