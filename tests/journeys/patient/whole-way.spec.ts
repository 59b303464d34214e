import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { details, kept } from '@/lib/copy/patient/details'
import {
  arriveAtCheck, arriveAtDetails, arriveAtSafety, arriveAtService, arriveAtTimes, arriveHome, arriveRequested, arthur, ask, chooseService,
  fillInDetails, passSafety, referenceOf, times, typeDetails,
} from '../pages/patient-pages'

async function walk(page: Page): Promise<void> {
  await page.goto('/')
  await arriveHome(page)
  await page.getByRole('region', { name: 'Tamworth' }).getByRole('link', { name: /Physiotherapist/ }).click()
  await passSafety(page)
  await chooseService(page, 'First visit')
  await arriveAtTimes(page)
  await times(page).first().click()
  await fillInDetails(page, { ...arthur, email: 'arthur@example.org', reason: 'Lower back, three weeks' })
  await ask(page)
  await arriveRequested(page)
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a patient asks for a time and is told what happens next', async ({ page }) => {
    await walk(page)
    await expect(page.getByText('Asked for, not confirmed yet')).toBeVisible()
    await expect(page.getByText(/We ring 07700 900123 by/)).toBeVisible()
    expect(await referenceOf(page)).toMatch(/^PL-[A-Z0-9]{5,6}$/)
    expect(page.url()).not.toMatch(/Arthur|900123|back/i)
  })

  test('who is pregnant is shown the visits made for it, and nothing of it in the address', async ({ page }) => {
    await page.goto('/book/service?clinic=hall-green&profession=osteopath&asked=yes')
    await page.getByRole('radio', { name: /^First visit/ }).check()
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await arriveAtService(page)
    await expect(page.getByRole('alert')).toContainText('visits made for this')
    await page.getByRole('radio', { name: /^Pregnancy care/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await arriveAtTimes(page)
    expect(page.url()).not.toContain('pregnant')
  })

  test('a step that was skipped leads back to the first question not answered', async ({ page }) => {
    await page.goto('/book/check?clinic=hall-green&profession=osteopath')
    await arriveAtSafety(page)
    await page.goto('/book/details?clinic=hall-green&profession=osteopath&asked=yes&service=none-such')
    await arriveAtService(page)
    await page.goto('/book/time?clinic=../etc&profession=osteopath')
    await arriveHome(page)
  })
})

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

async function pressAt(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function typeAt(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

test('the whole way by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await arriveHome(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the main part' })).toBeFocused()
  await pressAt(page, page.getByRole('region', { name: 'Hall Green' }).getByRole('link', { name: /Acupuncturist/ }))
  await arriveAtSafety(page)
  await pressAt(page, page.getByLabel('None of these'), 'Space')
  await pressAt(page, page.getByRole('button', { name: 'Continue' }))
  await arriveAtService(page)
  await pressAt(page, page.getByRole('radio').first(), 'Space')
  await pressAt(page, page.getByRole('button', { name: 'Continue' }))
  await arriveAtTimes(page)
  await pressAt(page, times(page).first())
  await arriveAtDetails(page)
  await typeAt(page, details.name, arthur.name)
  for (const [i, part] of ['Day', 'Month', 'Year'].entries()) await typeAt(page, part, arthur.born[i] ?? '')
  await typeAt(page, details.phone, arthur.phone)
  await pressAt(page, page.getByRole('button', { name: 'Continue' }))
  await arriveAtCheck(page)
  await pressAt(page, page.getByRole('button', { name: 'Ask for this time' }))
  await arriveRequested(page)
})

test('the time is kept longer once, and nothing typed is lost by it', async ({ page }) => {
  await page.goto('/book/time?clinic=tamworth&profession=osteopath&asked=yes&service=osteopathy-first')
  await times(page).last().click()
  await arriveAtDetails(page)
  await expect(page.getByText(/minutes left\./)).toBeVisible()
  await typeDetails(page, { name: 'Half Typed', phone: '0121' })
  await page.getByRole('button', { name: kept.extend }).click()
  await arriveAtDetails(page)
  await expect(page.getByLabel(details.name)).toHaveValue('Half Typed')
  await expect(page.getByLabel(details.phone)).toHaveValue('0121')
  await expect(page.getByRole('button', { name: kept.extend })).toHaveCount(0)
})
