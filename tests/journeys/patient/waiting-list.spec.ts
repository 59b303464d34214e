import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { offer, offerStates, joined, sooner, waitingList as words } from '@/lib/copy/patient/waiting'
import { addDays } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { arriveAtTimes, arriveNowhere, errorSummary } from '../pages/patient-pages'
import { makeReceptionist } from '../reception/desk'
import { daysAhead, makeWait, offerByLink, waitsOf } from '../reception/waiting'
import { bookOne, openTimes, weeksAhead } from './ways'

const arriveAtWish = (page: Page) => arrive(page, words.heading)
const arriveJoined = (page: Page) => arrive(page, joined.heading)

async function fillIn(page: Page, name: string, phone: string): Promise<void> {
  await page.getByLabel(words.name).fill(name)
  for (const [part, text] of [['Day', '14'], ['Month', '11'], ['Year', '1957']] as const) await page.getByLabel(part, { exact: true }).fill(text)
  await page.getByLabel(words.phone).fill(phone)
}

const join = (page: Page) => page.getByRole('button', { name: words.button }).click()

for (const scripted of [false, true]) {
  test.describe(scripted ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripted })

    test('nothing suits: onto the waiting list, with what was typed kept when something is wrong', async ({ page }) => {
      const name = `Wanda ${scripted ? 'Scripted' : 'Plain'}`
      await openTimes(page, weeksAhead(1))
      await page.getByRole('link', { name: words.fromTimes }).click()
      await arriveAtWish(page)
      await page.getByLabel('Wednesday').check()
      await page.getByLabel(words.partNames.morning).check()
      await page.getByLabel(words.note).fill('It is getting hard to sleep')
      await page.getByLabel(words.until).fill(addDays(daysAhead(0), -1))
      await fillIn(page, name, '07700 9')
      await join(page)
      await arriveAtWish(page)
      await expect(errorSummary(page).getByRole('listitem')).toHaveText([words.errors.untilPast, /phone number/])
      await expect(page.getByLabel('Wednesday')).toBeChecked()
      await expect(page.getByLabel('Thursday')).not.toBeChecked()
      await expect(page.getByLabel(words.note)).toHaveValue('It is getting hard to sleep')
      await expect(page.getByLabel(words.name)).toHaveValue(name)
      await page.getByLabel(words.until).fill(daysAhead(30))
      await page.getByLabel(words.phone).fill('07700 900418')
      await join(page)
      await arriveJoined(page)
      expect(await waitsOf(name)).toMatchObject([{ weekdays: [3], parts: ['morning'], clinics: ['hall-green'], note: 'It is getting hard to sleep', source: 'web', urgent: false, closedAt: null }])
    })

    test('the same again changes it; it doesn’t double', async ({ page }) => {
      const name = `Twice ${scripted ? 'Scripted' : 'Plain'}`
      for (const day of ['Monday', 'Friday']) {
        await openTimes(page, weeksAhead(1))
        await page.getByRole('link', { name: words.fromTimes }).click()
        await page.getByLabel(day).check()
        await fillIn(page, name, '07700 900419')
        await join(page)
        await arriveJoined(page)
      }
      expect((await waitsOf(name)).map(({ weekdays }) => weekdays)).toEqual([[5]])
    })

    test('two with a link: the first to press has it, the other is told kindly and can leave the list', async ({ page }) => {
      const desk = await makeReceptionist('Link Desk')
      const from = daysAhead(scripted ? 30 : 44)
      const names = [`First ${scripted ? 'Scripted' : 'Plain'}`, `Second ${scripted ? 'Scripted' : 'Plain'}`]
      const waits = [await makeWait(names[0] ?? '', from), await makeWait(names[1] ?? '', from)]
      const [one = '', two = ''] = await offerByLink(desk, waits, from)
      await page.goto(two)
      await arrive(page, offerStates.open.heading)
      expect(await waitsOf(names[1] ?? '')).toMatchObject([{ closedAt: null }])
      await page.goto(one)
      await arrive(page, offerStates.open.heading)
      await page.getByRole('button', { name: offer.take }).click()
      await arrive(page, offerStates.taken.heading)
      await page.getByRole('link', { name: offer.see }).click()
      await arrive(page, /^See you/)
      await page.goto(two)
      await arrive(page, offerStates.gone.heading)
      await expect(page.getByText('You keep your place')).toBeVisible()
      await page.getByRole('button', { name: offer.leave }).click()
      await expect(page.getByText(offer.left)).toBeVisible()
      expect(await waitsOf(names[0] ?? '')).toMatchObject([{ outcome: 'booked' }])
      expect(await waitsOf(names[1] ?? '')).toMatchObject([{ outcome: 'withdrawn' }])
    })
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('pressed too late, the button says so; declined keeps the place; over is told', async ({ context, page }) => {
    const desk = await makeReceptionist('Late Desk')
    const from = daysAhead(52)
    const waits = [await makeWait('Lara Late', from), await makeWait('Quentin Quick', from), await makeWait('Nora Nothanks', from)]
    const [late = '', quick = '', none = ''] = await offerByLink(desk, waits, from)
    await page.goto(late)
    const other = await context.newPage()
    await other.goto(none)
    await other.getByRole('button', { name: offer.decline }).click()
    await arrive(other, offerStates.declined.heading)
    await other.goto(quick)
    await other.getByRole('button', { name: offer.take }).click()
    await arrive(other, offerStates.taken.heading)
    await page.getByRole('button', { name: offer.take }).click()
    await arrive(page, offerStates.gone.heading)
    expect(await waitsOf('Nora Nothanks')).toMatchObject([{ closedAt: null }])
  })

  test('an offer whose hour is over says so, and a wrong link opens nothing', async ({ page }) => {
    const desk = await makeReceptionist('Hour Desk')
    const from = daysAhead(36)
    const wait = await makeWait('Olive Over', from)
    const [link = ''] = await offerByLink(desk, [wait], from)
    await page.goto(link)
    await arrive(page, offerStates.open.heading)
    const past = new Date(now() - 1_000)
    await db().offer.updateMany({ where: { to: { some: { waitId: wait } } }, data: { expiresAt: past } })
    await db().appointment.updateMany({ where: { offer: { to: { some: { waitId: wait } } } }, data: { holdExpiresAt: past } })
    await page.getByRole('button', { name: offer.take }).click()
    await arrive(page, offerStates.lapsed.heading)
    for (const wrong of [`${link}A`, link.slice(0, -1), `/offers/${'A'.repeat(65)}`, '/offers/x']) {
      expect((await page.goto(wrong))?.status()).toBe(404)
      await arriveNowhere(page)
    }
  })

  test('an answer that does not come from our own pages is refused', async ({ request }) => {
    const desk = await makeReceptionist('Origin Desk')
    const from = daysAhead(38)
    const wait = await makeWait('Olga Origin', from)
    const [link = ''] = await offerByLink(desk, [wait], from)
    for (const answer of ['take', 'decline', 'leave']) {
      const response = await request.post(`${link}/${answer}`, { form: {}, headers: { Origin: 'https://evil.example.org' } })
      expect(response.status()).toBe(403)
    }
    expect(await waitsOf('Olga Origin')).toMatchObject([{ closedAt: null }])
  })

  test('from the last page: tell me if something sooner frees', async ({ page }) => {
    await bookOne(page, weeksAhead(7), 4)
    await page.getByRole('link', { name: sooner.link }).click()
    await arrive(page, sooner.heading)
    await page.getByLabel('Tuesday').check()
    await page.getByRole('button', { name: sooner.button }).click()
    await arrive(page, sooner.doneHeading)
    await page.getByRole('link', { name: sooner.back }).click()
    await expect(page.getByRole('link', { name: sooner.link })).toBeVisible()
    const [row] = await db().wait.findMany({ where: { insteadOfId: { not: null } }, orderBy: { createdAt: 'desc' }, take: 1 })
    expect(row).toMatchObject({ weekdays: [2], closedAt: null })
    expect((await page.goto('/waiting-list/sooner?reference=PL-ZZZZZZ&key=x'))?.status()).toBe(404)
  })

  test('the safety question comes first', async ({ page }) => {
    await page.goto('/waiting-list?clinic=hall-green&profession=osteopath&service=osteopathy-first')
    await expect(page).toHaveURL(/\/book\/safety/)
    await openTimes(page, weeksAhead(1))
    await arriveAtTimes(page)
  })
})

for (const look of [{ width: 320, colorScheme: 'light' }, { width: 1280, colorScheme: 'dark' }] as const) {
  test(`every page of it at ${look.width} pixels: axe finds nothing, nothing scrolls sideways`, async ({ browser }) => {
    const page = await (await browser.newContext({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 }, reducedMotion: 'reduce' })).newPage()
    const way = 'clinic=hall-green&profession=osteopath&asked=yes&service=osteopathy-first'
    await page.goto(`/waiting-list?${way}`)
    await arriveAtWish(page)
    await join(page)
    await arriveAtWish(page)
    await page.goto(`/waiting-list/joined?${way}`)
    await arriveJoined(page)
  })
}
