import { expect, test, type Page } from '@playwright/test'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { absences as ownWords, absenceStatusWords, feed as feedWords, myOwn, profile as profileWords } from '@/lib/copy/staff/my-own'
import { addDays, shortDate } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { comeIn } from '../pages/staff-pages'
import { makeGround, type Ground } from './absence-ground'

// Time away: asked for on a phone, granted once what it does was seen; a profile, and a calendar's address.

const grounds: Ground[] = []
const ground = async (name: string): Promise<Ground> => {
  const made = await makeGround(name)
  grounds.push(made)
  return made
}
test.afterEach(async () => {
  for (const made of grounds.splice(0)) await made.pack()
})

const manageAt = ({ clinic }: Ground) => `/manage/absences?clinic=${clinic}`
const arriveAtAbsences = (page: Page) => arrive(page, ownWords.heading)
const arriveAtManage = (page: Page) => arrive(page, words.heading)

async function ask(page: Page, from: string, until: string, reason: string): Promise<void> {
  await page.getByLabel(ownWords.from, { exact: true }).first().fill(from)
  await page.getByLabel(ownWords.until, { exact: true }).first().fill(until)
  await page.getByLabel(reason).check({ force: true })
  await page.getByRole('button', { name: ownWords.send }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 720 } })

    test('asked for on a phone, granted by a manager who saw what it does, ended early', async ({ page }) => {
      test.setTimeout(120_000)
      const one = await ground(`Asker ${String(javaScriptEnabled)}`)
      await one.book(addDays(one.monday, 1), 600, 'Oscar Phan')
      await comeIn(page, one.practitioner, '/day/absences')
      await arriveAtAbsences(page)
      await page.getByRole('button', { name: ownWords.send }).click()
      await expect(page.locator('.error').filter({ hasText: ownWords.fromMissing })).toBeVisible()
      await ask(page, one.monday, addDays(one.monday, 4), 'Annual leave')
      await expect(page.getByText(ownWords.sent)).toBeVisible()
      await expect(page.locator('.own-list')).toContainText(absenceStatusWords.asked)

      await comeIn(page, one.manager, manageAt(one))
      await arriveAtManage(page)
      await page.getByRole('link', { name: one.who.name }).click()
      await expect(page.getByRole('heading', { name: words.grantHeading(one.who.name) })).toBeVisible()
      await arriveAtManage(page)
      const effect = page.locator('.effect')
      await expect(effect).toContainText('Oscar Phan')
      await expect(effect).toContainText('leaves 1 appointment without a session')
      await page.getByRole('button', { name: words.grant }).click()
      await expect(page.getByText(words.granted)).toBeVisible()
      await expect(page.getByText(words.told(1))).toBeVisible()
      const told = await db().toTell.findMany({ where: { clinicId: one.clinic } })
      expect(told.map(({ why, closedAt }) => [why, closedAt])).toEqual([['no-session', null]])
      await page.getByRole('link', { name: words.toList }).click()
      await expect(page.getByText('Oscar Phan').first()).toBeVisible()

      await page.goto(manageAt(one))
      await page.getByRole('link', { name: one.who.name }).click()
      await page.getByLabel(words.endDay).fill(addDays(one.monday, 2))
      await page.getByRole('button', { name: words.endLook }).click()
      await expect(page.getByRole('button', { name: words.endIt })).toBeVisible()
      await arriveAtManage(page)
      await page.getByRole('button', { name: words.endIt }).click()
      await expect(page.getByText(words.ended)).toBeVisible()

      await comeIn(page, one.practitioner, '/day/absences')
      await arriveAtAbsences(page)
      await expect(page.locator('.own-list').first()).toContainText(absenceStatusWords.ended)
    })
  })
}

test('a manager by the keyboard: other times, a refusal with a word, and one entered', async ({ page }) => {
  test.setTimeout(120_000)
  const one = await ground('Keys Asker')
  await comeIn(page, one.practitioner, '/day/absences')
  await arriveAtAbsences(page)
  await ask(page, one.monday, '', 'Family')
  await expect(page.getByText(ownWords.sent)).toBeVisible()

  await comeIn(page, one.manager, manageAt(one))
  await page.getByRole('link', { name: one.who.name }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: words.grantHeading(one.who.name) })).toBeVisible()
  const times = page.locator('summary').filter({ hasText: words.times })
  await times.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel(ownWords.at, { exact: true }).fill('13:00')
  await page.getByRole('button', { name: words.look }).click()
  await expect(page.getByRole('alert').filter({ hasText: ownWords.timesBoth })).toBeVisible()
  await page.getByLabel(ownWords.to, { exact: true }).fill('17:00')
  await page.getByRole('button', { name: words.look }).click()
  await expect(page.locator('.who-line')).toContainText('13:00 to 17:00')
  await page.getByRole('button', { name: words.refuse }).click()
  await expect(page.getByText('Say why in a word: they read it.').first()).toBeVisible()
  await page.getByLabel(words.why).fill('Two are away then')
  await page.getByRole('button', { name: words.refuse }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.refused)).toBeVisible()

  await page.getByRole('link', { name: words.enter }).click()
  await expect(page.getByRole('heading', { name: words.enterHeading })).toBeVisible()
  await arriveAtManage(page)
  await page.getByLabel(words.who, { exact: true }).selectOption({ label: one.who.name })
  await page.getByLabel(ownWords.from, { exact: true }).first().fill(addDays(one.monday, 1))
  await page.getByRole('button', { name: words.look }).click()
  await arriveAtManage(page)
  await page.getByLabel('Training').check({ force: true })
  await page.getByRole('button', { name: words.enterIt }).click()
  await expect(page.getByText(words.entered)).toBeVisible()

  await comeIn(page, one.practitioner, '/day/absences')
  await arriveAtAbsences(page)
  await expect(page.locator('.own-list').first()).toContainText(shortDate(addDays(one.monday, 1)))
  await page.locator('summary').click()
  await expect(page.getByText('Two are away then')).toBeVisible()
})

test('one’s own week, profile and calendar', async ({ page, request }) => {
  test.setTimeout(120_000)
  const one = await ground('Self Reader')
  await one.book(addDays(one.monday, 2), 660, 'Wanda Early')
  await page.setViewportSize({ width: 320, height: 720 })
  await comeIn(page, one.practitioner, `/day/week?day=${addDays(one.monday, 2)}`)
  await arrive(page, `${shortDate(one.monday)} to ${shortDate(addDays(one.monday, 6))}`)
  await expect(page.locator('.own-week > li').nth(2)).toContainText('Wanda Early')
  await page.setViewportSize({ width: 1280, height: 800 })
  await arrive(page, `${shortDate(one.monday)} to ${shortDate(addDays(one.monday, 6))}`)
  await page.setViewportSize({ width: 320, height: 720 })
  await page.getByRole('navigation', { name: myOwn.label }).getByRole('link', { name: myOwn.parts.profile }).click()
  await arrive(page, profileWords.heading)

  await page.getByLabel(profileWords.about).fill('Calm, and in no hurry.')
  await page.getByLabel(profileWords.languages).fill('English, Urdu')
  await page.getByRole('button', { name: profileWords.show }).click()
  await expect(page.getByText(profileWords.notSaved)).toBeVisible()
  await expect(page.locator('.profile-paper')).toContainText('Speaks English and Urdu.')
  expect((await db().practitioner.findUniqueOrThrow({ where: { id: one.who.id } })).about).toBe('')
  await page.getByLabel(profileWords.skills).fill('pregnancy')
  await page.getByRole('button', { name: profileWords.save }).click()
  await expect(page.getByText(/ask your manager to add it/).first()).toBeVisible()
  await expect(page.getByLabel(profileWords.about)).toHaveValue('Calm, and in no hurry.')
  await page.getByLabel(profileWords.skills).fill('older people')
  await page.getByRole('button', { name: profileWords.save }).click()
  await expect(page.getByText(profileWords.saved)).toBeVisible()
  await page.goto(`/clinics/${one.clinic}`)
  await expect(page.getByText('Calm, and in no hurry.')).toBeVisible()
  await expect(page.getByText('Interests: older people.')).toBeVisible()

  await page.goto('/day/profile')
  await page.getByRole('button', { name: feedWords.make }).click()
  const address = page.getByLabel(feedWords.address)
  await expect(address).toBeVisible()
  await arrive(page, profileWords.heading)
  const first = new URL(await address.inputValue()).pathname
  const file = await request.get(first)
  expect([file.status(), (await file.text()).includes('SUMMARY:W. E.')]).toEqual([200, true])
  await page.getByRole('button', { name: feedWords.renew }).click()
  await expect(address).not.toHaveValue(new RegExp(first.slice(-20)))
  expect((await request.get(first)).status()).toBe(404)
  await page.getByRole('button', { name: feedWords.stop }).click()
  await expect(page.getByText(feedWords.none)).toBeVisible()
})

for (const look of [{ colorScheme: 'dark', width: 1440 }, { colorScheme: 'light', width: 320 }] as const) {
  test(`every page of it: ${look.colorScheme}, ${look.width} px`, async ({ page }) => {
    test.setTimeout(120_000)
    const one = await ground(`Looked at ${look.colorScheme}`)
    await one.book(addDays(one.monday, 1), 600, 'Leo Marsh')
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await comeIn(page, one.practitioner, '/day/absences')
    await ask(page, addDays(one.monday, 1), '', 'Training')
    await expect(page.getByText(ownWords.sent)).toBeVisible()
    await page.goto(`/day/week?day=${one.monday}`)
    await arrive(page, `${shortDate(one.monday)} to ${shortDate(addDays(one.monday, 6))}`)
    await page.goto('/day/profile')
    await arrive(page, profileWords.heading)
    await comeIn(page, one.manager, manageAt(one))
    await arriveAtManage(page)
    await page.getByRole('link', { name: one.who.name }).click()
    await expect(page.locator('.effect')).toBeVisible()
    await arriveAtManage(page)
  })
}
