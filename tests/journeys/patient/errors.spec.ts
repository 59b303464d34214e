import { expect, test } from '@playwright/test'
import { details } from '@/lib/copy/patient/details'
import {
  arriveAtCheck, arriveAtDetails, arriveAtSafety, arriveAtService, arthur, errorSummary, fillInDetails, times, typeDetails,
} from '../pages/patient-pages'
import { openTimes, weeksAhead } from './ways'

test('a question not answered says what to do', async ({ page }) => {
  await page.goto('/book/safety?clinic=hall-green&profession=osteopath')
  await page.getByRole('button', { name: 'Continue' }).click()
  await arriveAtSafety(page)
  await expect(errorSummary(page)).toBeFocused()
  await expect(page).toHaveTitle(/^Problem: /)
  await page.goto('/book/service?clinic=hall-green&profession=osteopath&asked=yes')
  await page.getByRole('button', { name: 'Continue' }).click()
  await arriveAtService(page)
  await errorSummary(page).getByRole('link').click()
  await expect(page.getByRole('radio').first()).toBeFocused()
})

test('wrong details: one summary in page order, the same words at the field, what was typed kept', async ({ page }) => {
  await openTimes(page, weeksAhead(1))
  await times(page).nth(0).click()
  await fillInDetails(page, { name: '  ', phone: '07700 9001', born: ['14', '11', ''], email: 'not an address', reason: 'x'.repeat(10_000) })
  await arriveAtDetails(page)
  const summary = errorSummary(page)
  await expect(summary).toBeFocused()
  const lines = await summary.getByRole('listitem').allTextContents()
  expect(lines).toHaveLength(5)
  expect(lines[1]).toBe('Date of birth needs a year')
  for (const line of lines) await expect(page.locator('.error', { hasText: line })).toBeVisible()
  await expect(page.getByLabel(details.phone)).toHaveValue('07700 9001')
  await expect(page.getByLabel(details.reason)).toHaveValue('x'.repeat(10_000))
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('14')
  await summary.getByRole('link', { name: 'Date of birth needs a year' }).click()
  await expect(page.getByLabel('Year', { exact: true })).toBeFocused()
})

const born = [
  { born: ['31', '2', '1980'], says: details.errors.dobReal },
  { born: ['1', '1', '58'], says: details.errors.dobYear },
  { born: ['1', '1', '2999'], says: 'A date of birth must be in the past' },
  { born: ['', '', ''], says: details.errors.dob },
  { born: ['one', '1', '1980'], says: details.errors.dobReal },
] as const

test('dates of birth that are none', async ({ page }) => {
  await openTimes(page, weeksAhead(1))
  await times(page).nth(2).click()
  await arriveAtDetails(page)
  for (const wrong of born) {
    await typeDetails(page, { ...arthur, born: [...wrong.born] })
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(errorSummary(page).getByRole('listitem')).toHaveText([wrong.says])
  }
})

/** A few; every way of writing one is tried where numbers are parsed. */
const phones = ['07700900123', '+44 (0)7700 900-123', '(01632) 960123', '０１２１ ４９６ ０１２３']

test('a phone number in any way of writing it, names in any script', async ({ page }) => {
  await openTimes(page, weeksAhead(1))
  await times(page).nth(4).click()
  await arriveAtDetails(page)
  await typeDetails(page, { ...arthur, name: 'محمد الأمين 🌿', reason: 'Two lines\nand an emoji 🙂' })
  for (const phone of phones) {
    await typeDetails(page, { phone })
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
    await page.goBack()
  }
  await page.getByRole('button', { name: 'Continue' }).click()
  await arriveAtCheck(page)
  await expect(page.getByText('محمد الأمين 🌿').first()).toBeVisible()
})
