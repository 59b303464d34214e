import { expect, test, type Page } from '@playwright/test'
import { check } from '@/lib/copy/patient/check'
import { details } from '@/lib/copy/patient/details'
import { mine } from '@/lib/copy/patient/mine'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { arriveAtCheck, arriveAtDetails, arriveAtTimes, arriveRequested, ask, errorSummary, fillInDetails, passSafety, referenceOf, times } from '../pages/patient-pages'
import { mailedTo, openMine } from './mailbox'
import { openTimes, weeksAhead } from './ways'

/** Books for somebody, with an email; answers the reference. */
async function bookFor(page: Page, name: string, email: string, weeks: number): Promise<string> {
  await openTimes(page, weeksAhead(weeks))
  await times(page).last().click()
  await fillInDetails(page, { name, phone: '07700 900123', born: ['14', '11', '1957'], email })
  await ask(page)
  await arriveRequested(page)
  return referenceOf(page)
}

for (const scripted of [false, true]) {
  test.describe(scripted ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripted })
    const who = scripted ? 'Scripted' : 'Plain'

    test('parent and child under one address: seen, opened, booked again with the same person, left', async ({ page, context }) => {
      test.slow()
      const email = `family.${who}@example.org`
      const [parent, child] = [await bookFor(page, `Petra ${who}`, email, 3), await bookFor(page, `Cora ${who}`, email.toLowerCase(), 4)]
      await context.clearCookies()
      await page.goto('/')
      await page.getByRole('main').getByRole('link', { name: mine.link }).click()
      await openMine(page, email)
      await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([`Petra ${who}`, `Cora ${who}`])
      await page.getByRole('region', { name: `Cora ${who}` }).getByRole('link', { name: mine.see }).click()
      await arrive(page, /The time is yours/)
      expect(await referenceOf(page)).toBe(child)
      await page.goto('/appointments/mine')
      await arrive(page, mine.heading)
      await page.getByRole('region', { name: `Petra ${who}` }).getByRole('button', { name: mine.bookAgain }).click()
      await passSafety(page)
      await arriveAtTimes(page)
      const { practitioner } = await db().appointment.findUniqueOrThrow({ where: { reference: parent }, include: { practitioner: true } })
      await expect(page.locator('.with [aria-current]')).toHaveText(practitioner.name)
      await times(page).last().click()
      // Nothing is left to be typed, so the answers are next.
      await arriveAtCheck(page)
      await page.getByRole('link', { name: `${check.change}${check.changeHidden.who}` }).click()
      await arriveAtDetails(page)
      await expect(page.getByLabel(details.name)).toHaveValue(`Petra ${who}`)
      await expect(page.getByLabel(details.phone)).toHaveValue('07700 900123')
      await expect(page.getByLabel('Year', { exact: true })).toHaveValue('1957')
      await page.goto('/appointments/mine')
      await page.getByRole('button', { name: mine.leave }).click()
      await expect(page.getByRole('status')).toHaveText(mine.left)
      await page.goto('/appointments/mine')
      await expect(page.getByLabel(mine.email)).toBeVisible()
    })
  })
}

test('a link works once, and says so afterwards, in whatever browser', async ({ page, browser }) => {
  const email = 'once@example.org'
  await bookFor(page, 'Olive Once', email, 5)
  await openMine(page, email)
  const other = await (await browser.newContext()).newPage()
  await other.goto(await mailedTo(email))
  await arrive(other, mine.usedHeading)
  await other.getByRole('link', { name: mine.another }).click()
  await arrive(other, mine.heading)
  await expect(other.getByLabel(mine.email)).toBeVisible()
})

test('no address, and one that nobody is known by: said what to do, and answered as anybody', async ({ page }) => {
  await page.goto('/appointments/mine')
  await page.getByLabel(mine.email).fill('somebody at example')
  await page.getByRole('button', { name: mine.send }).click()
  await expect(errorSummary(page)).toBeVisible()
  await arrive(page, mine.heading)
  await expect(page.getByLabel(mine.email)).toHaveValue('somebody at example')
  expect(page.url()).not.toContain('example')
  await page.getByLabel(mine.email).fill('unknown.person@example.org')
  await page.getByRole('button', { name: mine.send }).click()
  await arrive(page, mine.askedHeading)
  expect(page.url()).not.toContain('example')
})
