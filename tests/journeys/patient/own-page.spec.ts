import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { expect, test, type Page } from '@playwright/test'
import { appointment, cancel, contact, move, renew, requested, ways } from '@/lib/copy/patient/appointment'
import { bestTimeNames } from '@/lib/copy/patient/details'
import { lostLink, replacedLink } from '@/lib/copy/patient/lost-link'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { arriveAtCancel, arriveAtMove, arriveNowhere, arriveRequested, ask, errorSummary, fillInDetails, referenceOf, times } from '../pages/patient-pages'
import { eventsAbout } from './mailbox'
import { bookOne, bringNear, openTimes, weeksAhead } from './ways'

const arriveAtAppointment = (page: Page) => arrive(page, requested.heading)

async function bookAndOpen(page: Page, weeks: number, nth: number): Promise<string> {
  await bookOne(page, weeksAhead(weeks), nth)
  await page.getByRole('link', { name: requested.linkName }).click()
  await expect(page.getByRole('link', { name: ways.renew })).toBeVisible()
  await arriveAtAppointment(page)
  return referenceOf(page)
}

const contactOf = (reference: string) => db().appointment.findUniqueOrThrow({
  where: { reference }, select: { contactPhone: true, contactEmail: true, bestTime: true, status: true } })

for (const scripted of [false, true]) {
  test.describe(scripted ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripted })

    test('another number, another time to ring at, an email: errors kept, then kept for good', async ({ page }) => {
      const reference = await bookAndOpen(page, 2, scripted ? 2 : 1)
      await page.getByRole('link', { name: ways.contact }).click()
      await arrive(page, contact.heading)
      await expect(page.getByLabel(contact.phone)).toHaveValue('07700 900123')
      await page.getByLabel(contact.phone).fill('07700 9')
      await page.getByLabel(contact.best).selectOption('after-5')
      await page.getByLabel(contact.email).fill('arthur at home')
      await page.getByRole('button', { name: contact.save }).click()
      await expect(errorSummary(page).getByRole('listitem')).toHaveCount(2)
      await arrive(page, contact.heading)
      await expect(page.getByLabel(contact.phone)).toHaveValue('07700 9')
      await expect(page.getByLabel(contact.best)).toHaveValue('after-5')
      await page.getByLabel(contact.phone).fill('+44 7700 900 456')
      await page.getByLabel(contact.email).fill('arthur@example.org')
      await page.getByRole('button', { name: contact.save }).click()
      await arriveAtAppointment(page)
      await expect(page.getByRole('status')).toHaveText(appointment.contactChanged)
      expect(await contactOf(reference)).toEqual({ contactPhone: '+447700900456', contactEmail: 'arthur@example.org', bestTime: 'after-5', status: 'requested' })
      await page.getByRole('link', { name: ways.contact }).click()
      await expect(page.getByLabel(contact.phone)).toHaveValue('07700 900456')
      await expect(page.getByLabel(contact.best).locator(':checked')).toHaveText(bestTimeNames['after-5'])
    })

    test('a new link: the old one says that it was replaced, wherever it leads, and offers a way', async ({ page }) => {
      const reference = await bookAndOpen(page, 2, scripted ? 4 : 3)
      const old = page.url()
      await page.getByRole('link', { name: ways.renew }).click()
      await arrive(page, renew.heading)
      await page.getByRole('button', { name: renew.button }).click()
      await arriveAtAppointment(page)
      await expect(page.getByRole('status')).toHaveText(appointment.renewed)
      const fresh = page.url()
      for (const address of [old, old.replace('?', '/move?'), old.replace('?', '/cancel?'), old.replace('?', '/contact?')]) {
        await page.goto(address)
        await arrive(page, replacedLink.heading)
        expect(await page.locator('main').innerText()).not.toContain(reference)
      }
      await page.getByLabel(lostLink.email).fill('nobody.here@example.org')
      await page.getByRole('button', { name: lostLink.send }).click()
      await arrive(page, lostLink.askedHeading)
      await page.goto(fresh)
      await arriveAtAppointment(page)
    })
  })
}

test.describe('a calendar', () => {
  async function download(page: Page) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: ways.file }).click()])
    expect(file.suggestedFilename()).toMatch(/^appointment-pl-\w+\.ics$/)
    const text = readFileSync(await file.path(), 'utf8')
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    const event = calendar.getFirstSubcomponent('vevent')
    const zone = calendar.getFirstSubcomponent('vtimezone')
    const start = event?.getFirstPropertyValue('dtstart') as ICAL.Time
    if (zone) start.zone = new ICAL.Timezone(zone)
    const of = (name: string) => event?.getFirstPropertyValue(name)
    return { uid: of('uid'), sequence: Number(of('sequence')), status: of('status'), start: start.toUnixTime() * 1000, text }
  }

  test('has the appointment, the same entry with a higher number after each change, and nothing of why', async ({ page }) => {
    test.slow()
    await openTimes(page, weeksAhead(3))
    await times(page).nth(1).click()
    await fillInDetails(page, { name: 'Cal Endar', phone: '07700 900124', born: ['1', '2', '1960'], reason: 'Burning pain after gardening' })
    await ask(page)
    await arriveRequested(page)
    await page.getByRole('link', { name: requested.linkName }).click()
    await expect(page.getByRole('link', { name: ways.file })).toBeVisible()
    const reference = await referenceOf(page)
    const link = page.url()
    const startOf = async () => (await db().appointment.findUniqueOrThrow({ where: { reference } })).startsAt.getTime()
    const asked = await download(page)
    expect(asked).toMatchObject({ status: 'TENTATIVE', start: await startOf() })
    for (const way of [ways.google, ways.outlook]) expect(await page.getByRole('link', { name: way }).getAttribute('href')).not.toMatch(/Burning|Osteo|First|key=/)
    expect(asked.text).not.toMatch(/Burning|Osteo|Cal Endar|key=/)
    await page.getByRole('link', { name: move.heading }).click()
    await arriveAtMove(page)
    await times(page).last().click()
    await arriveAtAppointment(page)
    const moved = await download(page)
    expect(moved).toMatchObject({ uid: asked.uid, status: 'TENTATIVE', start: await startOf() })
    expect([moved.sequence > asked.sequence, moved.start === asked.start]).toEqual([true, false])
    await page.getByRole('link', { name: requested.cancel }).click()
    await arriveAtCancel(page)
    await page.getByRole('button', { name: cancel.button }).click()
    await arrive(page, 'This appointment is cancelled')
    const over = await page.request.get(link.replace('/appointments/', '/api/calendar/'))
    expect([over.status(), over.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8; method=PUBLISH'])
    expect(await over.text()).toMatch(/STATUS:CANCELLED\r\n/)
  })
})

test('printing: a button only where a script runs, words where none does', async ({ page, browser }) => {
  await bookAndOpen(page, 3, 6)
  await page.evaluate(() => { window.print = () => { document.title = 'printed' } })
  await page.getByRole('button', { name: ways.print }).click()
  await expect(page).toHaveTitle('printed')
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto(page.url())
  await expect(plain.getByText(ways.printNote)).toBeVisible()
  await expect(plain.getByRole('button', { name: ways.print })).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: ways.google })).toBeHidden()
  await expect(page.locator('.card .time-of')).toBeVisible()
})

test('past the cut-off the number can still be changed', async ({ page }) => {
  const reference = await bookAndOpen(page, 3, 8)
  await bringNear(reference)
  await page.reload()
  await expect(page.getByText(/less than 24 hours/)).toBeVisible()
  await page.getByRole('link', { name: ways.contact }).click()
  await page.getByLabel(contact.phone).fill('07700 900777')
  await page.getByRole('button', { name: contact.save }).click()
  await arriveAtAppointment(page)
  expect(await contactOf(reference)).toMatchObject({ contactPhone: '+447700900777' })
  expect((await eventsAbout(reference, 'contact')).map(({ detail }) => detail)).toMatchObject([{ fields: 'phone' }])
})

test.describe('a lost link, without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('is asked for from where people look, and answered the same whether or not anybody is known', async ({ page }) => {
    await openTimes(page, weeksAhead(4))
    await times(page).nth(2).click()
    await fillInDetails(page, { name: 'Lotte Lost', phone: '07700 900125', born: ['3', '4', '1971'], email: 'Lotte.Lost@example.org' })
    await ask(page)
    await arriveRequested(page)
    const reference = await referenceOf(page)
    const bodies: string[] = []
    for (const email of ['lotte.lost@example.org', 'not.known@example.org']) {
      await page.goto('/appointments/PL-AAAAAA')
      await arriveNowhere(page)
      await page.getByRole('main').getByRole('link', { name: lostLink.from }).click()
      await arrive(page, lostLink.heading)
      await page.getByLabel(lostLink.email).fill(email)
      await page.getByRole('button', { name: lostLink.send }).click()
      await arrive(page, lostLink.askedHeading)
      expect(page.url()).not.toContain('example')
      bodies.push(await page.locator('main').innerText())
    }
    expect(new Set(bodies).size).toBe(1)
    expect((await eventsAbout(reference, 'link.ask')).map(({ detail }) => detail)).toEqual([{ to: 'booking' }])
  })
})
