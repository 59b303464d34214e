import '@/tests/api/set-clock'
import { call, createMember, createSmallPractice, monday } from '@/tests/api/ground'
import ICAL from 'ical.js'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { peerHeader } from '@/lib/auth/client-address'
import { feedSecret } from '@/lib/auth/feed-secret'
import { forgetTurns } from '@/lib/auth/rate-limit'
import { forgetConfig } from '@/lib/config'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { makeFeed, readMyFeed, stopFeed } from '@/lib/use-cases/keep-feed'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { at, tuesday, wednesday } from '@/tests/use-cases/small-practice'

// A practitioner's calendar: busy times with initials, nothing else of anybody; read by an independent parser.

let ann: StaffActor
const secrets = ['Grace', 'Whitlock', '07700', '900123', 'grace@example.org', 'sciatica', 'Wants the blind down', 'First visit', 'PL-', 'osteopath', 'Birch', 'Benjamin']

const set = (perMinute: number) => {
  process.env['RATE_LIMIT_PER_MINUTE'] = String(perMinute)
  forgetConfig()
  forgetTurns()
}

beforeAll(async () => {
  await createSmallPractice()
  const member = await createMember({ role: 'practitioner', practitioner: 'ann' }, monday)
  ann = { kind: 'staff', id: member.id, name: 'Ann Ash', role: 'practitioner', clinics: ['hall-green'], practitionerId: 'ann', sessionId: (await db().staffSession.findFirstOrThrow({ where: { staffId: member.id } })).id }
  const grace = await createPatient({ now: monday, name: 'Grace Whitlock', phone: '+447700900123', email: 'grace@example.org' })
  const about = { clinic: 'hall-green', service: 'first', patient: grace.id }
  await createAppointment({ now: monday, at: at(tuesday, 600), practitioner: 'ann', traits: ['requested'], ...about })
  await createAppointment({ now: monday, at: at(wednesday, 600), practitioner: 'ann', traits: ['confirmed'], ...about })
  await createAppointment({ now: monday, at: at('2027-03-29', 600), practitioner: 'ann', traits: ['confirmed'], ...about })
  const [gone, others] = [await createAppointment({ now: monday, at: at(wednesday, 720), practitioner: 'ann', traits: ['confirmed'], ...about }),
    await createPatient({ now: monday, name: 'Benjamin Birch' })]
  await db().appointment.update({ where: { id: gone.id }, data: { status: 'cancelled' } })
  await createAppointment({ now: monday, at: at(wednesday, 840), practitioner: 'ben', traits: ['confirmed'], ...about, patient: others.id })
  await db().appointment.updateMany({ data: { reason: 'sciatica', note: 'Wants the blind down' } })
  await db().absence.create({ data: { id: randomUUID(), practitionerId: 'ann', startsAt: new Date(at('2027-03-10', 0)), endsAt: new Date(at('2027-03-12', 0)), reason: 'unwell' } })
  forgetAll()
})
beforeEach(async () => {
  set(0)
  await makeFeed(ann, monday)
})
afterAll(async () => {
  set(0)
  await disconnect()
})

async function address(): Promise<string> {
  const feed = await readMyFeed(ann, monday)
  if (!feed.ok || !feed.value.feed?.address) throw new Error('no calendar')
  return new URL(feed.value.feed.address).pathname
}

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const zone = calendar.getFirstSubcomponent('vtimezone')
  const at = (event: ICAL.Component, name: string): number => {
    const time = event.getFirstPropertyValue(name) as ICAL.Time
    if (zone && time.zone !== ICAL.Timezone.utcTimezone) time.zone = new ICAL.Timezone(zone)
    return time.toUnixTime() * 1000
  }
  return { zones: calendar.getAllSubcomponents('vtimezone').length, events: calendar.getAllSubcomponents('vevent').map((event) => ({
    start: at(event, 'dtstart'), end: at(event, 'dtend'), summary: event.getFirstPropertyValue('summary'), status: event.getFirstPropertyValue('status'),
    location: event.getFirstPropertyValue('location'), names: event.getAllProperties().map(({ name }) => name).sort().join(' '), uid: String(event.getFirstPropertyValue('uid')),
  })) }
}

test('says when and with which initials, across the change of the clocks, and when they are away', async () => {
  const response = await call('GET', await address())
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8; method=PUBLISH'])
  const { zones, events } = read(await response.text())
  expect(zones).toBe(1)
  const minutes = 45 * 60_000
  expect(events).toMatchObject([
    { start: at(tuesday, 600), end: at(tuesday, 600) + minutes, summary: 'G. W. (not confirmed)', status: 'TENTATIVE', location: 'Hall Green' },
    { start: at(wednesday, 600), end: at(wednesday, 600) + minutes, summary: 'G. W.', status: 'CONFIRMED' },
    { start: at('2027-03-10', 0), end: at('2027-03-12', 0), summary: 'Away', location: null },
    { start: at('2027-03-29', 600), end: at('2027-03-29', 600) + minutes, summary: 'G. W.', status: 'CONFIRMED' },
  ])
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(4)
})

test('says nothing else of anybody: no name, number, reason, note, service, reference, nor why they are away', async () => {
  const file = (await (await call('GET', await address())).text()).replaceAll('\r\n ', '')
  for (const word of [...secrets, 'unwell', 'DESCRIPTION', 'ATTENDEE', 'ORGANIZER', 'URL']) expect(file.toLowerCase()).not.toContain(word.toLowerCase())
  expect(new Set(read(file).events.map(({ names }) => names))).toEqual(new Set([
    'class dtend dtstamp dtstart location sequence status summary transp uid', 'class dtend dtstamp dtstart sequence status summary transp uid',
  ]))
})

test('is sent again only where it changed', async () => {
  const path = await address()
  const tag = (await call('GET', path)).headers.get('etag') ?? ''
  for (const asked of [tag, `"other", W/${tag}`, '*']) {
    const again = await call('GET', path, { headers: { 'If-None-Match': asked } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  }
  expect((await call('GET', path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  const added = await createAppointment({ now: monday, at: at(wednesday, 900), clinic: 'hall-green', practitioner: 'ann', service: 'first', traits: ['confirmed'] })
  const changed = await call('GET', path, { headers: { 'If-None-Match': tag } })
  expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
  await db().appointment.update({ where: { id: added.id }, data: { status: 'released' } })
})

test('reading it writes nothing', async () => {
  const count = async () => ({ events: await db().event.count(), feed: await db().calendarFeed.findUnique({ where: { staffId: ann.id } }) })
  const before = await count()
  for (const method of ['GET', 'HEAD']) expect((await call(method, await address())).status).toBe(200)
  expect(await count()).toEqual(before)
})

test('one answer for every address that opens nothing: guessed, replaced, ended, of an account that is disabled', async () => {
  const path = await address()
  const old = path
  await makeFeed(ann, monday)
  const now = await address()
  expect(now).not.toBe(old)
  const tell = async (one: string) => {
    const response = await call('GET', one)
    return `${response.status} ${await response.text()}`
  }
  const answers = [await tell(old), await tell(`/api/calendar/feed/${feedSecret({ feed: randomUUID(), generation: 1 })}.ics`), await tell('/api/calendar/feed/x.ics')]
  expect((await call('GET', now)).status).toBe(200)
  await db().staff.update({ where: { id: ann.id }, data: { disabledAt: new Date(monday) } })
  answers.push(await tell(now))
  await db().staff.update({ where: { id: ann.id }, data: { disabledAt: null } })
  expect((await call('GET', now)).status).toBe(200)
  await stopFeed(ann, monday)
  answers.push(await tell(now))
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^404 /)
  expect(await readMyFeed(ann, monday)).toMatchObject({ ok: true, value: { feed: null } })
})

test('what the database holds opens nothing', async () => {
  const path = await address()
  const row = await db().calendarFeed.findUniqueOrThrow({ where: { staffId: ann.id } })
  const secret = path.split('/').at(-1) ?? ''
  expect(JSON.stringify(row)).not.toContain(secret.slice(23, 60))
})

test('who guesses is told to wait, a right address opens all the same; whoever fetches too often waits', async () => {
  set(30)
  const headers = { [peerHeader]: '203.0.113.7' }
  const path = await address()
  for (let i = 0; i < 30; i += 1) await call('GET', `/api/calendar/feed/${feedSecret({ feed: randomUUID(), generation: 1 })}.ics`, { headers })
  const guessed = await call('GET', '/api/calendar/feed/nothing.ics', { headers })
  expect([guessed.status, Number(guessed.headers.get('retry-after')) > 0]).toEqual([429, true])
  const statuses: number[] = []
  for (let i = 0; i < 31; i += 1) statuses.push((await call('GET', path, { headers: { [peerHeader]: `203.0.113.${i}` } })).status)
  expect([new Set(statuses.slice(0, 30)), statuses[30]]).toEqual([new Set([200]), 429])
})

test('nobody but a practitioner has one', async () => {
  const bev = { ...ann, role: 'reception' as const, practitionerId: null }
  for (const refused of [await makeFeed(bev, monday), await stopFeed(bev, monday), await readMyFeed(bev, monday)]) expect(refused).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
})
