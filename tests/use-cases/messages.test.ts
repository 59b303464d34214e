import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signInLinkOf } from '@/lib/auth/sign-in-link'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { formatInstant, instantAt, type Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { askForLink } from '@/lib/use-cases/ask-for-link'
import { bookByPhone } from '@/lib/use-cases/book-by-phone'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { keepSignIn } from '@/lib/use-cases/mailbox-session'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { changeReminders } from '@/lib/use-cases/set-reminders'
import { undoMove } from '@/lib/use-cases/undo-move'
import { asked } from './asking'
import { confirmedAt, early, forgetMessages, idOf, kept, portsTo, sendAt, setUpMailing, someone, subjectsAt } from './mailing'
import { at, monday, releaseAll, tuesday, wednesday, zone } from './small-practice'
const mailing = setUpMailing()
const ports = () => portsTo(mailing)
const subjects = () => subjectsAt(mailing)
const confirmed = (patient: ReturnType<typeof someone>, start?: Instant, now?: Instant) => confirmedAt(mailing, patient, start, now)

test('a request by email: what is kept, when we ring, the link and the calendar entry', async () => {
  const { manageUrl, appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }) })
  await sendAt(monday, ports())
  expect(await kept()).toEqual([{ kind: 'requested', channel: 'email', status: 'sent', error: null, address: 'grace@example.org' }])
  const [got] = mailing.mail.received
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
  expect(mailing.mail.received[0]?.raw).not.toContain('bad back')
})

test('to a mobile alone it is a text, with the first name and nothing else of who', async () => {
  const patient = someone({ name: 'Zoë Whitlock', phone: '+447700900124' })
  await asked(at(wednesday, 600), { patient, reason: 'Sciatica' })
  await sendAt(monday, ports())
  expect(await kept()).toEqual([{ kind: 'requested', channel: 'text', status: 'sent', error: null, address: '+447700900124' }])
  expect(mailing.texts.received[0]?.body).toBe('Thank you, Zoe. Wed 3 March at 10:00am, Hall Green, is kept for you. We ring you by 12:00pm today to confirm it. Questions: 0121 709 5222')
  expect(mailing.texts.received[0]?.statusCallback).toContain('/api/sms/status')
})

test('confirmed, and reminded at ten on the third and the last day before', async () => {
  await confirmed(someone({ email: 'grace@example.org' }))
  const due = await db().message.findMany({ where: { status: 'due' }, orderBy: { dueAt: 'asc' } })
  expect(due.map(({ kind, dueAt }) => [kind, formatInstant(dueAt.getTime(), zone)])).toEqual([
    ['reminder-3', '2027-02-28T10:00:00+00:00'], ['reminder-1', '2027-03-02T10:00:00+00:00']])
  for (const moment of [at('2027-02-28', 599), at('2027-02-28', 600), at('2027-03-02', 600)]) await sendAt(moment, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'A reminder for Wednesday 3 March at 10:00am', 'See you on Wednesday 3 March at 10:00am'])
  expect(mailing.mail.received[2]?.raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/api\/unsubscribe\/r[\w-]{65}>/m)
  expect(mailing.mail.received[2]?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  expect(mailing.mail.received[0]?.raw).not.toMatch(/^List-Unsubscribe/m)
})

test('a request that was confirmed before anybody could be told of it is told as confirmed', async () => {
  const { appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }) })
  await actOnAppointment(mailing.una, { reference, verb: 'confirm' }, monday)
  await sendAt(monday, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am'])
  expect((await kept({ kind: 'requested' }))[0]).toMatchObject({ status: 'unwanted', error: 'overtaken' })
})

test('confirmed and moved before anybody looked: each reminder is due once', async () => {
  const patient = someone({ email: 'grace@example.org' })
  const { appointment: { reference } } = await asked(at(wednesday, 600), { patient })
  await actOnAppointment(mailing.una, { reference, verb: 'confirm' }, monday)
  const start = at('2027-03-11', 660)
  expect((await moveAppointment(mailing.una, { reference, start }, monday)).ok).toBe(true)
  await sendAt(monday, ports())
  const due = await db().message.findMany({
    where: { kind: { startsWith: 'reminder' }, status: 'due' }, orderBy: { dueAt: 'asc' },
  })
  expect(due.map(({ dueAt }) => formatInstant(dueAt.getTime(), zone))).toEqual([
    '2027-03-08T10:00:00+00:00', '2027-03-10T10:00:00+00:00',
  ])
})

test('moved and put back before anybody was told: nobody is told of either', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  const told = subjects()
  expect((await moveAppointment(mailing.una, { reference, start: at('2027-03-11', 660) }, monday)).ok).toBe(true)
  expect((await undoMove(mailing.una, { reference }, monday)).ok).toBe(true)
  await sendAt(monday, ports())
  expect(subjects()).toEqual(told)
  expect(await kept({ kind: 'moved' })).toMatchObject([{ status: 'unwanted', error: 'overtaken' }])
})

test('moved: the old reminders don’t go, the new ones do', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  const start = at('2027-03-11', 660)
  expect((await moveAppointment(mailing.una, { reference, start }, early)).ok).toBe(true)
  await sendAt(early + 60_000, ports())
  for (const day of ['2027-02-28', '2027-03-02', '2027-03-08', '2027-03-10']) await sendAt(at(day, 600), ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'Moved to Thursday 11 March at 11:00am',
    'A reminder for Thursday 11 March at 11:00am', 'See you on Thursday 11 March at 11:00am'])
  expect(mailing.mail.received[1]?.mail.text).toContain('It was on Wednesday 3 March at 10:00am')
})

test('a move that a colleague takes back within its minute is told to nobody', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  await moveAppointment(mailing.una, { reference, start: at('2027-03-11', 660) }, early)
  await sendAt(early + 30_000, ports())
  expect((await undoMove(mailing.una, { reference }, early + 40_000)).ok).toBe(true)
  await sendAt(early + 200_000, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am'])
  await sendAt(at('2027-03-02', 600), ports())
  expect(subjects().at(-1)).toBe('See you on Wednesday 3 March at 10:00am')
})

test('cancelled: the entry leaves the calendar, and nobody is reminded', async () => {
  const reference = await confirmed(someone({ email: 'grace@example.org' }))
  expect((await cancelAppointment(mailing.una, { reference, reason: 'practitioner-away' }, early)).ok).toBe(true)
  for (const moment of [early, at('2027-02-28', 600), at('2027-03-02', 600)]) await sendAt(moment, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'Cancelled: Wednesday 3 March at 10:00am'])
  expect(mailing.mail.received[1]?.mail.attachments[0]?.content.toString()).toContain('STATUS:CANCELLED')
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
    await moveAppointment(mailing.una, { reference, start: at('2027-03-11', 660) }, early)
    await sendAt(early, ports())
    await sendAt(early, ports())
    expect(await tells(reference)).toEqual([['moved', null]])
    await cancelAppointment(mailing.una, { reference, reason: 'clinic-closed' }, early)
    await sendAt(early, ports())
    expect(await tells(reference)).toHaveLength(1)
    const other = await confirmed(landline(), at(wednesday, 900))
    await cancelAppointment(mailing.una, { reference: other, reason: 'patient-unwell' }, early)
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
      await cancelAppointment(mailing.una, { reference, reason: 'clinic-closed' }, early)
      mailing.mail.is(mood)
      await sendAt(early, ports())
      expect([tellBy, mood, await tells(reference)]).toEqual([tellBy, mood, [['cancelled', wanted]]])
      mailing.mail.is('takes')
    }
  })
})

test('a course is one message with all its visits and their calendar entries', async () => {
  const patient = someone({ email: 'grace@example.org' })
  const times = ['2027-03-03', '2027-03-10', '2027-03-17'].map((day) => ({ clinic: 'hall-green', practitioner: 'ann', start: at(day, 600) }))
  expect(await bookByPhone(mailing.una, { patient, service: 'first', times, key: randomUUID() }, early)).toMatchObject({ ok: true })
  await sendAt(early, ports())
  expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am'])
  expect(mailing.mail.received[0]?.mail.text).toContain('Wednesday 10 March 2027, 10:00am')
  expect(mailing.mail.received[0]?.mail.attachments).toHaveLength(3)
  expect(await kept()).toHaveLength(7)
})

test('a practitioner reads of today and tomorrow: initials and time, no more', async () => {
  await asked(at(tuesday, 600), { patient: someone({ name: 'Greta Wildgoose', phone: '+447700900777' }), practitioner: 'ann' })
  await asked(at('2027-03-12', 600), { patient: someone({ name: 'Olive Oakley' }), practitioner: 'ann' })
  await sendAt(monday, portsTo({ mail: mailing.mail }))
  expect(mailing.mail.received.map(({ to }) => to)).toEqual([['ann@example.org']])
  expect(mailing.mail.received[0]?.mail.text).toContain('Booked: G. W., Tuesday 2 March at 10:00am, Hall Green.')
  expect(mailing.mail.received[0]?.raw).not.toMatch(/Greta|Wildgoose/)
})

describe('links that are asked for', () => {
  test('a lost link goes to the address that asked, be it the booking’s or the record’s', async () => {
    const { manageUrl, appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'given@example.org' }) })
    const { patientId } = await db().appointment.findUniqueOrThrow({ where: { reference } })
    await db().patient.update({ where: { id: patientId ?? '' }, data: { email: 'record@example.org' } })
    await forgetMessages()
    for (const email of ['given@example.org', 'record@example.org', 'nobody@example.org']) await askForLink({ email, address: '192.0.2.1' }, monday)
    await sendAt(monday, ports())
    expect(mailing.mail.received.map(({ to }) => to[0]).sort()).toEqual(['given@example.org', 'record@example.org'])
    for (const got of mailing.mail.received) expect(got.mail.text).toContain(manageUrl)
    expect(subjects()).toEqual(['The link to your appointment', 'The link to your appointment'])
  })

  test('a link to sign in goes to its address while it is good; nothing of it is kept that would open anything', async () => {
    await asked(at(wednesday, 600), { patient: someone({ email: 'mine@example.org' }) })
    await forgetMessages()
    const id = randomUUID()
    await keepSignIn({ id, email: 'mine@example.org', tokenHash: 'ab'.repeat(32) }, monday)
    await sendAt(monday, ports())
    expect(mailing.mail.received.map(({ to }) => to)).toEqual([['mine@example.org']])
    expect(mailing.mail.received[0]?.mail.text).toContain(signInLinkOf(id))
    const late = randomUUID()
    await keepSignIn({ id: late, email: 'mine@example.org', tokenHash: 'cd'.repeat(32) }, monday)
    await sendAt(monday + 24 * 3_600_000, ports())
    expect(mailing.mail.received).toHaveLength(1)
  })
})

test('what was given for the appointment goes before the record: another mobile', async () => {
  const { appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ phone: '+441632960123' }) })
  await db().appointment.update({ where: { reference }, data: { contactPhone: '+447700900555' } })
  await sendAt(monday, ports())
  expect(mailing.texts.received.map(({ to }) => to)).toEqual(['+447700900555'])
})

test('the clock change: ten in the morning stays ten', async () => {
  await confirmed(someone({ email: 'grace@example.org' }), instantAt('2027-03-29', 600, zone), at('2027-03-20', 600))
  await sendAt(at('2027-03-28', 600) - 60_000, ports())
  expect(subjects().filter((subject) => subject?.startsWith('See you'))).toEqual([])
  await sendAt(at('2027-03-28', 600), ports())
  expect(subjects().at(-1)).toBe('See you on Monday 29 March at 10:00am')
  expect(formatInstant(at('2027-03-28', 600), zone)).toBe('2027-03-28T10:00:00+01:00')
})
