import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { formatInstant, instantAt } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { bookByPhone } from '@/lib/use-cases/book-by-phone'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { readFailures, readOutbox } from '@/lib/use-cases/read-outbox'
import { renderPreview } from '@/lib/use-cases/render-message'
import { resetTemplate, saveTemplate } from '@/lib/use-cases/message-templates'
import { settleFailure, takeFailure } from '@/lib/use-cases/settle-failure'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { undoMove } from '@/lib/use-cases/undo-move'
import { answerByLink } from '@/lib/use-cases/answer-offer-link'
import { changeReminders } from '@/lib/use-cases/set-reminders'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import { textService, type TextServiceStandIn } from '@/tests/support/text-service'
import { asked } from './asking'
import { forgetMessages, kept, portsTo, sendAt } from './mailing'
import { at, createReceptionist, createSmallPractice, monday, releaseAll, tuesday, wednesday, zone } from './small-practice'
import { emptyList, joined, offered, secretOf, ten } from './waiting'

let mail: MailServer
let texts: TextServiceStandIn
let una: StaffActor
let manager: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  ;[mail, texts, una] = [await mailServer(), await textService(), await createReceptionist('Una Desk')]
  manager = { ...await createReceptionist('Mo Manager'), role: 'manager' }
  await db().staff.create({ data: { id: randomUUID(), email: 'ann@example.org', name: 'Ann Ash', role: 'practitioner', practitionerId: 'ann', passwordHash: '-', createdAt: new Date(monday) } })
})
beforeEach(async () => {
  await releaseAll()
  await forgetMessages()
  mail.is('takes')
  texts.is('takes')
  mail.received.length = 0
  texts.received.length = 0
})
afterAll(async () => {
  await Promise.all([mail.close(), texts.close()])
  await disconnect()
})

const ports = () => portsTo({ mail, texts })
const someone = (change: { name?: string; phone?: string; email?: string } = {}) => ({ name: `Grace ${randomUUID().slice(0, 8)}`, phone: '+447700900123', ...change })
const idOf = async (reference: string): Promise<string> => (await db().appointment.findUniqueOrThrow({ where: { reference } })).id
const subjects = (): (string | undefined)[] => mail.received.map((one) => one.mail.subject)
const early = at('2027-02-20', 600)

/** Asked for and confirmed, and told of both. */
async function confirmed(patient: ReturnType<typeof someone>, start = at(wednesday, 600), now = early): Promise<string> {
  const { appointment: { reference } } = await asked(start, { patient }, now)
  const acted = await actOnAppointment(una, { reference, verb: 'confirm' }, now)
  if (!acted.ok) throw new Error(acted.refusal.reason)
  await sendAt(now, ports())
  return reference
}

test('a request by email: what is kept, when we ring, the link and the calendar entry', async () => {
  const { manageUrl, appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }) })
  await sendAt(monday, ports())
  expect(await kept()).toEqual([{ kind: 'requested', channel: 'email', status: 'sent', error: null, address: 'grace@example.org' }])
  const [got] = mail.received
  expect(got?.to).toEqual(['grace@example.org'])
  expect(got?.mail.subject).toBe('Wednesday 3 March at 10:00am is kept for you')
  expect(got?.mail.text).toContain(manageUrl)
  expect(got?.mail.html).toContain(manageUrl)
  expect(got?.mail.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/)
  const [entry] = got?.mail.attachments ?? []
  expect([entry?.filename, entry?.contentType]).toEqual(['appointment.ics', 'text/calendar'])
  expect(entry?.content.toString()).toMatch(new RegExp(`UID:${reference.toLowerCase()}@`))
  expect(entry?.content.toString()).toContain('STATUS:TENTATIVE')
})

test('the database alone gives no link away: not in what is kept of a message, of an event, or of the outbox', async () => {
  const { secret } = await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }), reason: 'A bad back' })
  await sendAt(monday, ports())
  const rows = await db().$queryRaw<{ all: string }[]>`select coalesce(string_agg(m::text, ' '), '') || coalesce((select string_agg(e::text, ' ') from event e), '') as all from message m`
  expect(rows[0]?.all).not.toContain(secret)
  expect(rows[0]?.all).not.toContain('bad back')
  expect(mail.received[0]?.raw).not.toContain('bad back')
})

test('to a mobile alone it is a text, with the first name and nothing else of who', async () => {
  const patient = someone({ name: 'Zoë Whitlock', phone: '+447700900124' })
  await asked(at(wednesday, 600), { patient, reason: 'Sciatica' })
  await sendAt(monday, ports())
  expect(await kept()).toEqual([{ kind: 'requested', channel: 'text', status: 'sent', error: null, address: '+447700900124' }])
  expect(texts.received[0]?.body).toBe('Thank you, Zoe. Wed 3 March at 10:00am, Hall Green, is kept for you. We ring you by 12:00pm today to confirm it. Questions: 0121 709 5222')
  expect(texts.received[0]?.statusCallback).toContain('/api/sms/status')
})

test('confirmed, and reminded at ten on the third and the last day before', async () => {
  await confirmed(someone({ email: 'grace@example.org' }))
  const due = await db().message.findMany({ where: { status: 'due' }, orderBy: { dueAt: 'asc' } })
  expect(due.map(({ kind, dueAt }) => [kind, formatInstant(dueAt.getTime(), zone)])).toEqual([
    ['reminder-3', '2027-02-28T10:00:00+00:00'], ['reminder-1', '2027-03-02T10:00:00+00:00']])
  for (const moment of [at('2027-02-28', 599), at('2027-02-28', 600), at('2027-03-02', 600)]) await sendAt(moment, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'A reminder for Wednesday 3 March at 10:00am', 'See you on Wednesday 3 March at 10:00am'])
  expect(mail.received[2]?.raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/api\/unsubscribe\/r[\w-]{65}>/m)
  expect(mail.received[2]?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  expect(mail.received[0]?.raw).not.toMatch(/^List-Unsubscribe/m)
})

test('a request that was confirmed before anybody could be told of it is told as confirmed', async () => {
  const { appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }) })
  await actOnAppointment(una, { reference, verb: 'confirm' }, monday)
  await sendAt(monday, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am'])
  expect((await kept({ kind: 'requested' }))[0]).toMatchObject({ status: 'unwanted', error: 'overtaken' })
})

test('moved: the old reminders don’t go, the new ones do', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  const start = at('2027-03-11', 660)
  expect((await moveAppointment(una, { reference, start }, early)).ok).toBe(true)
  await sendAt(early + 60_000, ports())
  for (const day of ['2027-02-28', '2027-03-02', '2027-03-08', '2027-03-10']) await sendAt(at(day, 600), ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'Moved to Thursday 11 March at 11:00am',
    'A reminder for Thursday 11 March at 11:00am', 'See you on Thursday 11 March at 11:00am'])
  expect(mail.received[1]?.mail.text).toContain('It was on Wednesday 3 March at 10:00am')
})

test('a move that a colleague takes back within its minute is told to nobody', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  await moveAppointment(una, { reference, start: at('2027-03-11', 660) }, early)
  await sendAt(early + 30_000, ports())
  expect((await undoMove(una, { reference }, early + 40_000)).ok).toBe(true)
  await sendAt(early + 200_000, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am'])
  await sendAt(at('2027-03-02', 600), ports())
  expect(subjects().at(-1)).toBe('See you on Wednesday 3 March at 10:00am')
})

test('cancelled: the entry leaves the calendar, and nobody is reminded', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  expect((await cancelAppointment(una, { reference, reason: 'practitioner-away' }, early)).ok).toBe(true)
  for (const moment of [early, at('2027-02-28', 600), at('2027-03-02', 600)]) await sendAt(moment, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'Cancelled: Wednesday 3 March at 10:00am'])
  expect(mail.received[1]?.mail.attachments[0]?.content.toString()).toContain('STATUS:CANCELLED')
})

test('reminders never go at night: one that was held up goes at nine', async () => {
  await confirmed(someone({ email: 'grace@example.org' }), at(wednesday, 900))
  for (const moment of [at(tuesday, 1320), at(wednesday, 120), at(wednesday, 539), at(wednesday, 540)]) await sendAt(moment, ports())
  expect(subjects().slice(1)).toEqual(['See you on Wednesday 3 March at 3:00pm'])
})

describe('who wants no reminders', () => {
  test('gets none, and all else', async () => {
    const reference = await confirmed(someone({ email: 'grace@example.org' }))
    const { patientId } = await db().appointment.findUniqueOrThrow({ where: { reference } })
    const secret = unsubscribeSecret(patientId ?? '')
    expect((await changeReminders(secret, false, early)).ok).toBe(true)
    expect((await changeReminders(secret, false, early)).ok).toBe(true)
    await sendAt(at('2027-02-28', 600), ports())
    expect((await kept({ kind: 'reminder-3' }))[0]).toMatchObject({ status: 'unwanted', error: 'unwished' })
    await changeReminders(secret, true, early)
    await sendAt(at('2027-03-02', 600), ports())
    expect(subjects().at(-1)).toBe('See you on Wednesday 3 March at 10:00am')
    expect(await db().event.count({ where: { verb: 'reminders', patientId } })).toBe(2)
  })
  test('a secret that isn’t ours stops nobody’s', async () => {
    for (const secret of ['', 'r', `r${'x'.repeat(65)}`, unsubscribeSecret(randomUUID())]) {
      expect(await changeReminders(secret, false, early)).toMatchObject({ ok: false, refusal: { reason: 'not-found' } })
    }
  })
})

describe('who can’t be written to', () => {
  const tells = async (reference: string) => (await db().toTell.findMany({ where: { appointmentId: await idOf(reference) } })).map(({ why, outcome }) => [why, outcome])
  const landline = () => someone({ phone: '+441632960123' })

  test('is to be told by telephone of what the practice changed, once; not of a reminder, nor of what they asked for', async () => {
    const reference = await confirmed(landline())
    expect(await tells(reference)).toEqual([])
    await moveAppointment(una, { reference, start: at('2027-03-11', 660) }, early)
    await sendAt(early, ports())
    await sendAt(early, ports())
    expect(await tells(reference)).toEqual([['moved', null]])
    await cancelAppointment(una, { reference, reason: 'clinic-closed' }, early)
    await sendAt(early, ports())
    expect(await tells(reference)).toHaveLength(1)
    const other = await confirmed(landline(), at(wednesday, 900))
    await cancelAppointment(una, { reference: other, reason: 'patient-unwell' }, early)
    await sendAt(early, ports())
    expect(await tells(other)).toEqual([])
    expect(await kept()).toEqual([])
  })

  test('who can is ticked once it was sent, unless they would rather be rung; a failure leaves it open', async () => {
    const line = async (reference: string) => db().toTell.create({ data: { id: randomUUID(), appointmentId: await idOf(reference), clinicId: 'hall-green', why: 'cancelled', openedAt: new Date(early),
      patientId: (await db().appointment.findUniqueOrThrow({ where: { reference } })).patientId ?? '' } })
    for (const [tellBy, mood, wanted] of [['email', 'takes', 'message'], ['phone', 'takes', null], ['email', 'no-such-address', null]] as const) {
      await releaseAll()
      const reference = await confirmed(someone({ email: 'grace@example.org' }), at(wednesday, 600))
      const { patientId } = await db().appointment.findUniqueOrThrow({ where: { reference } })
      await db().patient.update({ where: { id: patientId ?? '' }, data: { tellBy } })
      await line(reference)
      await cancelAppointment(una, { reference, reason: 'clinic-closed' }, early)
      mail.is(mood)
      await sendAt(early, ports())
      expect([tellBy, mood, await tells(reference)]).toEqual([tellBy, mood, [['cancelled', wanted]]])
      mail.is('takes')
    }
  })
})

describe('a failure', () => {
  test('stands in a list until somebody has dealt with it; sent again it goes to what the record says by then', async () => {
    mail.is('no-such-address')
    const reference = await confirmed(someone({ email: 'wrong@example.org' }))
    const list = async (who = una) => {
      const read = await readFailures(who, {}, early)
      return read.ok ? read.value : []
    }
    const [failure] = await list()
    expect(failure).toMatchObject({ kind: 'confirmed', status: 'failed', error: 'wrong-address', address: 'wrong@example.org', reference, owner: null })
    const id = failure?.id ?? ''
    const ina = await createReceptionist('Ina Desk')
    expect((await takeFailure(una, { id }, early)).ok).toBe(true)
    expect(await takeFailure(ina, { id }, early)).toMatchObject({ refusal: { reason: 'call-closed', by: 'Una Desk' } })
    expect(await takeFailure(await createReceptionist('Elsewhere', ['tamworth']), { id }, early)).toMatchObject({ refusal: { reason: 'forbidden' } })
    mail.is('takes')
    await db().appointment.update({ where: { reference }, data: { contactEmail: 'right@example.org' } })
    expect((await settleFailure(ina, { id, how: 'again' }, early)).ok).toBe(true)
    await sendAt(early, ports())
    expect(mail.received.map(({ to }) => to)).toEqual([['right@example.org']])
    expect(await list()).toEqual([])
  })

  test('dealt with is out of the list, once', async () => {
    mail.is('no-such-address')
    await confirmed(someone({ email: 'wrong@example.org' }))
    const [failure] = await db().message.findMany({ where: { status: 'failed' } })
    const id = failure?.id ?? ''
    expect((await settleFailure(una, { id, how: 'told' }, early)).ok).toBe(true)
    expect(await settleFailure(una, { id, how: 'dropped' }, early)).toMatchObject({ ok: false })
    const read = await readFailures(manager, {}, early)
    expect(read.ok && read.value).toEqual([])
    expect(await db().event.count({ where: { verb: 'settle-failure', appointmentId: failure?.appointmentId ?? '' } })).toBe(1)
  })
})

describe('without a server', () => {
  test('what is owed waits, can be read as they would see it, and goes out once there is one; what is over by then doesn’t', async () => {
    const none = portsTo({})
    const patient = someone({ email: 'grace@example.org' })
    const { manageUrl, appointment: { reference } } = await asked(at(wednesday, 600), { patient }, early)
    await actOnAppointment(una, { reference, verb: 'confirm' }, early)
    for (const moment of [early, at('2027-02-28', 600)]) await sendAt(moment, none)
    expect((await kept()).map(({ kind, status }) => [kind, status])).toEqual([['requested', 'unwanted'], ['confirmed', 'no-server'], ['reminder-3', 'no-server'], ['reminder-1', 'due']])
    const read = await readOutbox(manager, {}, early)
    const entry = read.ok ? read.value.entries.find(({ kind }) => kind === 'confirmed') : undefined
    const preview = await renderPreview(manager, { id: entry?.id ?? '' }, early)
    expect(preview).toMatchObject({ ok: true, value: { channel: 'email', to: 'grace@example.org', subject: 'Confirmed: Wednesday 3 March at 10:00am', attachment: 'appointment.ics' } })
    expect(preview.ok && preview.value.text).toContain(manageUrl)
    await sendAt(at('2027-03-02', 630), ports())
    expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'See you on Wednesday 3 March at 10:00am'])
    expect(await kept({ kind: 'reminder-3' })).toMatchObject([{ status: 'unwanted', error: 'over' }])
  })

  test.each([['reception elsewhere', 'tamworth', 'reception'], ['a practitioner', 'hall-green', 'practitioner']] as const)('%s may not read what is written', async (_, clinic, role) => {
    await confirmed(someone({ email: 'grace@example.org' }))
    const [message] = await db().message.findMany()
    const who: StaffActor = { ...await createReceptionist('Someone Else', [clinic]), role }
    expect(await renderPreview(who, { id: message?.id ?? '' }, early)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  })
})

describe('the practice’s own words', () => {
  const words = { kind: 'confirmed', channel: 'email', subject: 'See you {day}', body: 'Dear {firstName},\n\nPark behind the house.' } as const
  test('go out in place of ours, until ours are wanted again', async () => {
    expect((await saveTemplate(manager, words, early)).ok).toBe(true)
    await confirmed(someone({ name: 'Grace Whitlock', email: 'grace@example.org' }))
    expect([subjects(), mail.received[0]?.mail.text?.slice(0, 42)]).toEqual([['See you Wednesday 3 March'], 'Dear Grace,\n\nPark behind the house.\n\nWhen:'])
    expect((await resetTemplate(manager, words, early)).ok).toBe(true)
    await confirmed(someone({ email: 'grace@example.org' }), at(wednesday, 900))
    expect(subjects()[1]).toBe('Confirmed: Wednesday 3 March at 3:00pm')
  })
  test('name nothing that isn’t there, and are a manager’s to write', async () => {
    expect(await saveTemplate(manager, { ...words, body: 'About {reason}' }, early)).toMatchObject({ refusal: { reason: 'invalid', errors: [{ path: ['body'] }] } })
    expect(await saveTemplate(una, words, early)).toMatchObject({ refusal: { reason: 'forbidden' } })
  })
})

test('a course is one message with all its visits and their calendar entries', async () => {
  const patient = someone({ email: 'grace@example.org' })
  const times = ['2027-03-03', '2027-03-10', '2027-03-17'].map((day) => ({ clinic: 'hall-green', practitioner: 'ann', start: at(day, 600) }))
  expect(await bookByPhone(una, { patient, service: 'first', times, key: randomUUID() }, early)).toMatchObject({ ok: true })
  await sendAt(early, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am'])
  expect(mail.received[0]?.mail.text).toContain('Wednesday 10 March 2027, 10:00am')
  expect(mail.received[0]?.mail.attachments).toHaveLength(3)
  expect(await kept()).toHaveLength(7)
})

describe('the waiting list', () => {
  beforeEach(emptyList)
  const waiting = (email: string) => joined({ patient: someone({ email }) })

  test('those who are offered a time get a link each; whoever takes it hears so, and so do the others', async () => {
    const [one, two] = [await waiting('one@example.org'), await waiting('two@example.org')]
    const offer = await offered(una, [one, two])
    await sendAt(monday, ports())
    const to = (address: string) => mail.received.filter((got) => got.to[0] === address).map((got) => got.mail)
    expect(to('one@example.org')[0]?.text).toContain(`/offers/${secretOf(offer, one)}`)
    expect(to('two@example.org')[0]?.text).toContain(`/offers/${secretOf(offer, two)}`)
    expect(mail.received[0]?.raw).toMatch(/^List-Unsubscribe:/m)
    expect((await answerByLink(secretOf(offer, two), 'takes', monday)).ok).toBe(true)
    await sendAt(monday, ports())
    expect([to('one@example.org'), to('two@example.org')].map((got) => got.map(({ subject }) => subject))).toEqual([
      ['A time has come free: Wednesday 3 March at 10:00am', 'Wednesday 3 March at 10:00am is no longer free'],
      ['A time has come free: Wednesday 3 March at 10:00am', 'It is yours: Wednesday 3 March at 10:00am']])
  })

  test('an offer that nothing could be sent for while it stood isn’t sent later', async () => {
    const [one, two] = [await waiting('one@example.org'), await waiting('two@example.org')]
    await offered(una, [one, two], { start: ten })
    mail.is('refuses-to-talk')
    await sendAt(monday, ports())
    mail.is('takes')
    await sendAt(monday + 3 * 3_600_000, ports())
    expect(subjects()).toEqual([])
    expect((await kept({ kind: 'offer' })).map(({ status }) => status)).toEqual(expect.arrayContaining(['failed']))
  })
})

test('a practitioner reads of today and tomorrow: initials and time, no more', async () => {
  await asked(at(tuesday, 600), { patient: someone({ name: 'Greta Wildgoose', phone: '+447700900777' }), practitioner: 'ann' })
  await asked(at('2027-03-12', 600), { patient: someone({ name: 'Olive Oakley' }), practitioner: 'ann' })
  await sendAt(monday, portsTo({ mail }))
  expect(mail.received.map(({ to }) => to)).toEqual([['ann@example.org']])
  expect(mail.received[0]?.mail.text).toContain('Booked: G. W., Tuesday 2 March at 10:00am, Hall Green.')
  expect(mail.received[0]?.raw).not.toMatch(/Greta|Wildgoose/)
})

test('an event that breaks what reads it is put off, and holds up nobody', async () => {
  const { appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'one@example.org' }) })
  await db().appointment.update({ where: { reference }, data: { clinicId: 'tamworth' } })
  await db().$executeRaw`insert into clinic (id, name, place, region, address, postcode, phone, time_zone, getting_in) values ('gone', 'Gone', 'Gone', '', '{}', '', '+441217095222', 'No/Where', '{}')`
  await db().appointment.update({ where: { reference }, data: { clinicId: 'gone' } })
  await asked(at(wednesday, 900), { patient: someone({ email: 'two@example.org' }) })
  await sendAt(monday, ports())
  expect(mail.received.map(({ to }) => to)).toEqual([['two@example.org']])
  expect(await db().outbox.count({ where: { tries: 1 } })).toBe(1)
  await db().appointment.update({ where: { reference }, data: { clinicId: 'hall-green' } })
  await db().clinic.delete({ where: { id: 'gone' } })
  await sendAt(monday + 120_000, ports())
  expect(mail.received.map(({ to }) => to)).toEqual([['two@example.org'], ['one@example.org']])
  expect(await db().outbox.count()).toBe(0)
})

test('planned twice, owed once', async () => {
  await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }) })
  await sendAt(monday, ports())
  await db().$executeRaw`insert into outbox (event_id) select id from event where verb = 'request' order by id desc limit 1`
  await sendAt(monday, ports())
  expect(subjects()).toHaveLength(1)
})

test('several servers at once send each message once', async () => {
  for (let i = 0; i < 12; i += 1) await asked(at(`2027-03-${String(3 + Math.floor(i / 6)).padStart(2, '0')}`, 540 + 60 * (i % 6)), { patient: someone({ email: `n${i}@example.org` }), practitioner: 'ann' })
  await Promise.all(Array.from({ length: 4 }, () => sendAt(monday, ports())))
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(Array.from({ length: 12 }, (_, i) => `n${i}@example.org`).sort())
  expect(new Set(mail.received.map((got) => got.mail.messageId)).size).toBe(12)
})

test('the clock change: ten in the morning stays ten', async () => {
  await confirmed(someone({ email: 'grace@example.org' }), instantAt('2027-03-29', 600, zone), at('2027-03-20', 600))
  await sendAt(at('2027-03-28', 600) - 60_000, ports())
  expect(subjects().filter((subject) => subject?.startsWith('See you'))).toEqual([])
  await sendAt(at('2027-03-28', 600), ports())
  expect(subjects().at(-1)).toBe('See you on Monday 29 March at 10:00am')
  expect(formatInstant(at('2027-03-28', 600), zone)).toBe('2027-03-28T10:00:00+01:00')
})
