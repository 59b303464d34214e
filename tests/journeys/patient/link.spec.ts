import { expect, test } from '@playwright/test'
import { appointment, cancel, move, requested } from '@/lib/copy/patient/appointment'
import { arriveAtCancel, arriveAtMove, arriveNowhere, referenceOf, times } from '../pages/patient-pages'
import { arrive } from '../pages/arrival'
import { bookOne, bringNear, weeksAhead } from './ways'

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the link shows the appointment, moves it and cancels it', async ({ page }) => {
    await bookOne(page, weeksAhead(7))
    const reference = await referenceOf(page)
    await page.getByRole('link', { name: requested.linkName }).click()
    await arrive(page, requested.heading)
    expect(await referenceOf(page)).toBe(reference)
    await page.getByRole('link', { name: requested.move }).click()
    await arriveAtMove(page)
    const wanted = times(page).last()
    const label = (await wanted.locator('span').first().textContent()) ?? ''
    await wanted.click()
    await arrive(page, requested.heading)
    await expect(page.getByRole('status')).toContainText('Moved.')
    await expect(page.locator('.card .time-of')).toHaveText(label)
    await page.getByRole('link', { name: requested.cancel }).click()
    await arriveAtCancel(page)
    await page.getByLabel('The time no longer suits').check()
    await page.getByRole('button', { name: cancel.button }).click()
    await arrive(page, 'This appointment is cancelled')
    await page.goto(page.url().replace('&news=cancelled', '').replace('?', '/move?'))
    await arrive(page, 'This appointment is cancelled')
  })

  test('a wrong link and a missing one say nothing about the reference', async ({ page }) => {
    await bookOne(page, weeksAhead(7), 3)
    const reference = await referenceOf(page)
    const wrong = 'A'.repeat(43)
    const addresses = [
      `/appointments/${reference}`, `/appointments/${reference}?key=${wrong}`, `/appointments/${reference}/move?key=${wrong}`,
      `/appointments/${reference}/cancel?key=`, `/appointments/PL-ZZZZZZ?key=${wrong}`,
    ]
    const bodies = new Set<string>()
    for (const address of addresses) {
      expect((await page.goto(address))?.status()).toBe(404)
      await arriveNowhere(page)
      bodies.add(await page.locator('main').innerText())
    }
    expect(bodies.size).toBe(1)
  })
})

test('past the cut-off the page says why, with the number to ring', async ({ page }) => {
  await bookOne(page, weeksAhead(7), 5)
  await bringNear(await referenceOf(page))
  await page.getByRole('link', { name: requested.linkName }).click()
  await expect(page.getByText(/less than 24 hours/)).toBeVisible()
  await expect(page.getByRole('link', { name: move.heading })).toHaveCount(0)
})

test('changed elsewhere while the page was open: said, and shown as it stands', async ({ context, page }) => {
  await bookOne(page, weeksAhead(7), 7)
  await page.getByRole('link', { name: requested.linkName }).click()
  await page.getByRole('link', { name: requested.cancel }).click()
  await arriveAtCancel(page)
  const other = await context.newPage()
  await other.goto(page.url().replace('/cancel?', '/move?'))
  await times(other).last().click()
  await expect(other.getByRole('status')).toBeVisible()
  await page.getByRole('button', { name: cancel.button }).click()
  await expect(page.getByRole('status')).toHaveText(appointment.changed)
})
