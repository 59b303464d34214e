import ICAL from 'ical.js'
import { expect, test, type Page } from '@playwright/test'
import { appointment, cancel, requested } from '@/lib/copy/patient/appointment'
import { offer, offerStates, waitingList } from '@/lib/copy/patient/waiting'
import { textFrom } from '@/tests/support/text-service'
import { arrive } from '../pages/arrival'
import { arriveAtCancel, arriveAtMove, arriveRequested, arthur, ask, fillInDetails, referenceOf } from '../pages/patient-pages'
import { arriveAtCalls, openedName, ready, signIn } from '../pages/staff-pages'
import { openTimes } from '../patient/ways'
import { confirmOpenCall, openCallOf } from '../reception/confirming'
import { beginStory, calendarIn, linkIn, mailTo, textBack, textTo, type Story } from './ground'

// One patient from asking to the next visit, by what arrives in their mailbox. Their browser has no JavaScript. The clocks go forward
// on Sunday 28 March 2027, between asking and coming.

const person = { ...arthur, name: 'Agnes Aftermath', phone: '07700 900321', email: 'agnes@example.org', reason: 'Sharp pain when I bend' }
const visitDay = '2027-03-30'
const laterDay = '2027-04-06'
const clinic = 'hall-green'

test.use({ actionTimeout: 20_000, navigationTimeout: 30_000 })

let story: Story
test.beforeAll(async () => {
  test.setTimeout(180_000)
  story = await beginStory('2027-03-19T10:00:00Z')
})
test.afterAll(() => story.end())

/** What an independent parser reads in the calendar entry. */
function entryOf(file: string) {
  const event = new ICAL.Component(ICAL.parse(file) as string[]).getFirstSubcomponent('vevent')
  const read = new ICAL.Event(event as ICAL.Component)
  return {
    uid: read.uid, sequence: read.sequence, status: String(event?.getFirstPropertyValue('status')),
    zone: event?.getFirstProperty('dtstart')?.getParameter('tzid'), start: read.startDate.toString(),
  }
}

const stored = async () => {
  const rows = await story.query<{ id: string; status: string; starts_at: Date; practitioner_id: string }>(
    `select a.id, a.status, a.starts_at, a.practitioner_id from appointment a join patient p on p.id = a.patient_id
      where p.name = $1 and a.status <> 'held' order by a.created_at desc limit 1`, [person.name])
  if (!rows[0]) throw new Error('no appointment')
  return rows[0]
}

const dayButtons = (page: Page) => page.locator(`.week button[value^="${visitDay}"]`)
/** '2027-03-30T15:30:00' as the clinic's clock says it; that day is in summer time. */
const wallOf = (instant: Date): string => new Date(instant.getTime() + 3_600_000).toISOString().slice(0, 19)

/** Nothing that a stranger at the letterbox shouldn't read. */
function assertDiscreet(subject: string, file: string): void {
  for (const text of [subject, file]) expect(text).not.toMatch(/bend|pain when|Aftermath|osteopath/i)
  expect(subject).not.toMatch(/key=/)
}

async function atTheDesk(browser: import('@playwright/test').Browser): Promise<Page> {
  const desk = await (await browser.newContext({ baseURL: story.url, viewport: { width: 1366, height: 768 } })).newPage()
  await signIn(desk, story.reception(clinic))
  await arriveAtCalls(desk)
  await ready(desk)
  return desk
}

test('asked for, confirmed, moved, reminded of across the clock change, cancelled, and another time taken from the waiting list', async ({ browser }) => {
  test.setTimeout(420_000)
  const patient = await (await browser.newContext({ baseURL: story.url, javaScriptEnabled: false })).newPage()
  let uid = ''

  await test.step('she asks for a time, and reads that it is hers', async () => {
    await openTimes(patient, visitDay)
    await dayButtons(patient).first().click()
    await fillInDetails(patient, person)
    await ask(patient)
    await arriveRequested(patient)
    const mail = await mailTo(story, person.email, /is kept for you$/)
    expect(mail.mail.text).toContain('Hello Agnes')
    const entry = entryOf(calendarIn(mail))
    expect(entry).toMatchObject({ status: 'TENTATIVE', zone: 'Europe/London', start: wallOf((await stored()).starts_at) })
    uid = entry.uid
    assertDiscreet(mail.mail.subject ?? '', calendarIn(mail))
    await patient.goto(linkIn(mail, '/appointments/PL-'))
    await arriveRequested(patient)
  })

  await test.step('reception rings and confirms; the entry in her calendar is the same one, confirmed', async () => {
    const desk = await atTheDesk(browser)
    await openCallOf(desk, person.name)
    await confirmOpenCall(desk, person.name)
    const mail = await mailTo(story, person.email, /^Confirmed: /)
    expect(entryOf(calendarIn(mail))).toMatchObject({ uid, status: 'CONFIRMED' })
    await desk.context().close()
  })

  await test.step('she moves it by the link, to later that day', async () => {
    const before = await stored()
    const confirmed = await mailTo(story, person.email, /^Confirmed: /)
    await patient.goto(linkIn(confirmed, '/appointments/PL-'))
    await arrive(patient, /^See you/)
    await patient.getByRole('link', { name: requested.move }).click()
    await arriveAtMove(patient)
    await patient.goto(`${patient.url()}&from=${visitDay}`)
    await dayButtons(patient).last().click()
    await expect(patient.getByRole('status')).toContainText('Moved.')
    const mail = await mailTo(story, person.email, /^Moved to /)
    const moved = await stored()
    expect(moved.starts_at.getTime()).toBeGreaterThan(before.starts_at.getTime())
    const [old, entry] = [entryOf(calendarIn(confirmed)), entryOf(calendarIn(mail))]
    expect(entry).toMatchObject({ uid, status: 'CONFIRMED', start: wallOf(moved.starts_at) })
    expect(entry.sequence).toBeGreaterThan(old.sequence)
  })

  await test.step('reminded at ten in the morning, in winter time and in summer time', async () => {
    const rows = await story.query<{ kind: string; due_at: Date }>(
      `select kind, due_at from message where appointment_id = $1 and kind like 'reminder%' and facts->'visit'->>'start' = $2 order by due_at`,
      [(await stored()).id, String((await stored()).starts_at.getTime())])
    expect(rows.map(({ due_at }) => due_at.toISOString())).toEqual(['2027-03-27T10:00:00.000Z', '2027-03-29T09:00:00.000Z'])
    await story.at('2027-03-27T10:00:30Z')
    await mailTo(story, person.email, /^A reminder for /)
    await story.at('2027-03-29T09:00:30Z')
    const last = await mailTo(story, person.email, /^See you on /)
    expect(last.mail.headers.get('list')).toBeTruthy()
  })

  await test.step('she can’t come after all, and cancels by the link', async () => {
    const last = await mailTo(story, person.email, /^See you on /)
    await patient.goto(linkIn(last, '/appointments/PL-'))
    await patient.getByRole('link', { name: requested.cancel }).click()
    await arriveAtCancel(patient)
    await patient.getByLabel('The time no longer suits').check()
    await patient.getByRole('button', { name: cancel.button }).click()
    await expect(patient.getByRole('status')).toHaveText(appointment.cancelled)
    const mail = await mailTo(story, person.email, /^Cancelled: /)
    expect(entryOf(calendarIn(mail))).toMatchObject({ uid, status: 'CANCELLED' })
  })

  await test.step('she puts herself on the waiting list, is offered the time again by mail, and takes it', async () => {
    const gone = await stored()
    await openTimes(patient, visitDay)
    await patient.getByRole('link', { name: waitingList.fromTimes }).click()
    await arrive(patient, waitingList.heading)
    await patient.getByLabel(waitingList.name).fill(person.name)
    for (const [i, part] of ['Day', 'Month', 'Year'].entries()) await patient.getByLabel(part, { exact: true }).fill(person.born[i] ?? '')
    await patient.getByLabel(waitingList.phone).fill(person.phone)
    await patient.getByRole('button', { name: waitingList.button }).click()
    await arrive(patient, /on the waiting list/)
    const desk = await atTheDesk(browser)
    await desk.goto(`/reception/waiting-list?clinic=${clinic}&day=${visitDay}&with=${gone.practitioner_id}&start=${gone.starts_at.getTime()}`)
    await ready(desk)
    for (const box of await desk.locator('.panel, .call').getByRole('checkbox').all()) await box.uncheck()
    await desk.getByRole('checkbox', { name: person.name }).check()
    await desk.keyboard.press('l')
    await expect(openedName(desk)).toHaveText('Offered to 1 by link')
    await desk.context().close()
    const mail = await mailTo(story, person.email, /^A time has come free: /)
    await patient.goto(linkIn(mail, '/offers/'))
    await arrive(patient, offerStates.open.heading)
    await patient.getByRole('button', { name: offer.take }).click()
    await arrive(patient, offerStates.taken.heading)
    expect(await stored()).toMatchObject({ status: 'confirmed', starts_at: gone.starts_at })
    const taken = await mailTo(story, person.email, /^It is yours: /)
    expect(entryOf(calendarIn(taken))).toMatchObject({ status: 'CONFIRMED', start: wallOf(gone.starts_at) })
    await patient.goto(linkIn(taken, '/appointments/PL-'))
    await arrive(patient, /^See you/)
    expect(await referenceOf(patient)).toMatch(/^PL-/)
  })

  await test.step('she would rather have texts: the next change comes by text, and what she answers is on reception’s list', async () => {
    const [{ id }] = await story.query<{ id: string }>('select id from patient where name = $1', [person.name]) as [{ id: string }]
    const desk = await atTheDesk(browser)
    await desk.goto(`/reception/patients/${id}/edit`)
    await arrive(desk, `Change ${person.name}`)
    await desk.getByRole('group', { name: 'How do they want to be told?' }).getByRole('radio', { name: 'Text' }).check()
    await desk.getByRole('button', { name: 'Save the record' }).click()
    await arrive(desk, person.name)

    await patient.getByRole('link', { name: requested.move }).click()
    await arriveAtMove(patient)
    await patient.goto(`${patient.url()}&from=${laterDay}`)
    await patient.locator(`.week button[value^="${laterDay}"]`).first().click()
    await expect(patient.getByRole('status')).toContainText('Moved.')
    const text = await textTo(story, '+447700900321')
    expect(text).toMatchObject({ from: textFrom, statusCallback: `${story.url}/api/sms/status` })
    expect(text.body).toMatch(/^Agnes, your appointment has moved from .+ to .+, Hall Green/)
    expect(text.body.length).toBeLessThanOrEqual(160)
    assertDiscreet(text.body, '')
    expect(story.mail.received.filter(({ mail }) => /^Moved to /.test(mail.subject ?? ''))).toHaveLength(1)

    expect(await textBack(story, text.to, 'CANCEL')).toContain('We ring you about it. Your appointment stands until then.')
    expect(await stored()).toMatchObject({ status: 'confirmed' })
    await desk.goto(`/reception/calls?clinic=${clinic}`)
    await arriveAtCalls(desk)
    await ready(desk)
    await openCallOf(desk, person.name)
    await expect(desk.getByText('Texted CANCEL about').first()).toBeVisible()
    await desk.context().close()
  })

  await test.step('nothing that was mailed told more than it had to', () => {
    for (const { mail } of story.mail.received.filter(({ to }) => to.includes(person.email))) {
      assertDiscreet(mail.subject ?? '', '')
      expect(mail.text).not.toMatch(/Sharp pain/)
    }
  })
})
