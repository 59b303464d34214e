import { expect, test } from '@playwright/test'
import { details } from '@/lib/copy/patient/details'
import { time } from '@/lib/copy/patient/time'
import {
  arriveAtCheck, arriveAtDetails, arriveAtTimes, arriveRequested, arthur, ask, fillInDetails, referenceOf, times,
} from '../pages/patient-pages'
import { bookOne, countOf, goToCheck, letTheHoldRunOut, openTimes, osteopathFirst, weeksAhead } from './ways'

/** One practitioner, so that a time can be gone although a colleague is free. */
const withOne = { ...osteopathFirst, practitioner: 'ruth-kavanagh' }

test('a time that somebody else has just taken: said kindly, with the nearest', async ({ browser, page }) => {
  await openTimes(page, weeksAhead(4), withOne)
  const start = await times(page).first().getAttribute('value')
  const other = await (await browser.newContext()).newPage()
  await openTimes(other, weeksAhead(4), withOne)
  await times(other).first().click()
  await arriveAtDetails(other)
  await times(page).first().click()
  await arriveAtTimes(page)
  const notice = page.getByRole('alert').filter({ hasText: time.takenHeading })
  await expect(notice).toBeFocused()
  await expect(page.locator(`button[value="${start}"]`)).toHaveCount(0)
  await notice.getByRole('button').first().click()
  await arriveAtDetails(page)
})

test('the ten minutes run out: nothing typed is lost and the time can be had again', async ({ page }) => {
  await openTimes(page, weeksAhead(5))
  await times(page).nth(1).click()
  await fillInDetails(page, { ...arthur, name: 'Slow Typist', phone: 'none' })
  await arriveAtDetails(page)
  await letTheHoldRunOut(page)
  await page.reload()
  await arriveAtTimes(page)
  const notice = page.getByRole('alert').filter({ hasText: time.lapsedHeading })
  await expect(notice).toContainText('still free')
  await notice.getByRole('button').click()
  await arriveAtDetails(page)
  await expect(page.getByLabel(details.name)).toHaveValue('Slow Typist')
  await expect(page.getByLabel(details.phone)).toHaveValue('none')
})

test('run out and taken: the answers wait while another time is chosen', async ({ browser, page }) => {
  await openTimes(page, weeksAhead(6), withOne)
  await times(page).first().click()
  await fillInDetails(page, { ...arthur, name: 'Twice Unlucky' })
  await arriveAtCheck(page)
  await letTheHoldRunOut(page)
  const other = await (await browser.newContext()).newPage()
  await openTimes(other, weeksAhead(6), withOne)
  await times(other).first().click()
  await arriveAtDetails(other)
  await page.getByRole('button', { name: 'Ask for this time' }).click()
  await arriveAtTimes(page)
  await page.getByRole('alert').getByRole('button').first().click()
  await ask(page) // typed before and whole: straight on to check it
  await arriveRequested(page)
  expect(await countOf('Twice Unlucky')).toBe(1)
})

test('pressed twice is one booking', async ({ page }) => {
  await openTimes(page, weeksAhead(3))
  await times(page).first().click()
  await fillInDetails(page, { ...arthur, name: 'Double Press' })
  await arriveAtCheck(page)
  await page.getByRole('button', { name: 'Ask for this time' }).dblclick()
  await arriveRequested(page)
  expect(await countOf('Double Press')).toBe(1)
})

test('Back and refresh after asking lead to the one booking', async ({ page }) => {
  await openTimes(page, weeksAhead(3))
  await times(page).last().click()
  await fillInDetails(page, { ...arthur, name: 'Back Again' })
  await ask(page)
  await arriveRequested(page)
  const reference = await referenceOf(page)
  await page.reload()
  await arriveRequested(page)
  await page.goBack()
  await page.getByRole('button', { name: 'Ask for this time' }).click({ timeout: 3_000 }).catch(() => undefined)
  await arriveRequested(page)
  expect(await referenceOf(page)).toBe(reference)
  expect(await countOf('Back Again')).toBe(1)
})

test('two windows of one browser make one booking of one time', async ({ context, page }) => {
  await goToCheck(page, weeksAhead(2), 0)
  await arriveAtCheck(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await ask(second)
  await arriveRequested(second)
  await page.getByRole('button', { name: 'Ask for this time' }).click()
  await arriveRequested(page)
  expect(await referenceOf(page)).toBe(await referenceOf(second))
})

test('after a booking another one can be made', async ({ page }) => {
  await bookOne(page, weeksAhead(2), 2)
  const first = await referenceOf(page)
  await bookOne(page, weeksAhead(2), 2)
  expect(await referenceOf(page)).not.toBe(first)
})
