import { describe, expect, test } from 'vitest'
import { isPassword } from '@/lib/auth/password'
import {
  appointmentStatuses, appointmentVerbs, nextStatus, type AppointmentStatus, type AppointmentVerb, type Party,
} from '@/lib/core/appointment'
import { attemptOutcomes } from '@/lib/core/call'
import { flagsIn, type QuestionAnswers } from '@/lib/core/questions'
import { parseReference } from '@/lib/core/reference'
import { addDays, dayOf, eachDay, minuteOfDay, type Instant } from '@/lib/core/time'
import { pagesLeft } from '@/lib/input/question-forms'
import { db } from '@/lib/store/client'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { readBoard } from '@/lib/use-cases/read-board'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readDiary } from '@/lib/use-cases/read-diary'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { isOpenDay, openDayFrom } from '@/prisma/seed/away'
import { zone } from '@/prisma/seed/clinics'
import { seededAt, seedInto, signedIn } from './seeded'

const manager = () => signedIn('helen.marchetti@example.org')
const clinics = ['hall-green', 'tamworth'] as const
const desk = { 'hall-green': 'bev.okafor@example.org', 'tamworth': 'nasreen.akhtar@example.org' } as const

const valueOf = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused')
  return result.value
}

const partyOf: Record<string, readonly Party[]> = {
  patient: ['patient'], clock: ['clock'], policy: ['policy'], staff: ['reception', 'practitioner'],
}
const isVerb = (verb: string): verb is AppointmentVerb => (appointmentVerbs as readonly string[]).includes(verb)

/** Walks an appointment's events through the life-cycle table; answers the status that they lead to. */
function replay(events: readonly { verb: string; actorKind: string }[]): AppointmentStatus | null {
  let [status, before]: [AppointmentStatus | null, AppointmentStatus | null] = [null, null]
  for (const { verb, actorKind } of events) {
    if (status === null) status = verb === 'hold' ? 'held' : verb === 'book' ? 'confirmed' : 'requested'
    else if (isVerb(verb)) {
      const from: AppointmentStatus = status
      const to: AppointmentStatus | undefined = partyOf[actorKind]?.flatMap((party) => nextStatus(from, verb, party, before) ?? [])[0]
      if (!to) throw new Error(`${actorKind} can't ${verb} what is ${from}`)
      ;[status, before] = [to, from]
    }
  }
  return status
}

function checkHistory(now: Instant): void {
  test('events come in order, none is still to come, and they lead to the status that stands', async () => {
    const rows = await db().appointment.findMany({ include: { events: { orderBy: { id: 'asc' } } } })
    for (const { events, status, id } of rows) {
      expect({ id, status: replay(events) }).toEqual({ id, status })
      const times = events.map(({ at }) => at.getTime())
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(Math.max(...times)).toBeLessThanOrEqual(now)
    }
    const late = await db().event.findMany({ where: { at: { gt: new Date(now) } } })
    expect(late).toEqual([])
    const numbered = await db().event.findMany({ orderBy: { id: 'asc' }, select: { at: true } })
    expect(numbered.every(({ at }, i) => i === 0 || at >= (numbered[i - 1]?.at ?? at))).toBe(true)
  })

  test('no event tells more than statuses, times, outcomes and coded reasons', async () => {
    const events = await db().event.findMany({ select: { detail: true } })
    const keys = new Set(events.flatMap(({ detail }) => Object.keys(detail as object)))
    expect([...keys].filter((key) =>
      !['start', 'source', 'ringBack', 'again', 'from', 'to', 'outcome', 'reason', 'practitionerFrom', 'practitionerTo', 'page', 'settled',
        'absence', 'practitioner', 'changed', 'until', 'key', 'scopes', 'clinics'].includes(key))).toEqual([])
  })
}

function checkDiary(now: Instant): void {
  test('every status is there, references are valid, and starts are on the grid', async () => {
    const rows = await db().appointment.findMany()
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(appointmentStatuses))
    expect(rows.filter(({ reference }) => parseReference(reference) !== reference)).toEqual([])
    expect(rows.filter(({ startsAt }) => minuteOfDay(startsAt.getTime(), zone) % 15 !== 0)).toEqual([])
    const live = rows.filter(({ status, holdExpiresAt }) => status === 'held' && holdExpiresAt && holdExpiresAt.getTime() > now)
    expect(live).toHaveLength(1)
  })

  test('all lie inside a session, and nobody and no room is taken twice', async () => {
    const actor = await manager()
    const today = dayOf(now, zone)
    for (const day of eachDay(addDays(today, -14), addDays(today, 21))) {
      for (const clinic of clinics) {
        const { columns } = valueOf(await readDiary(actor, { clinic, day }, now))
        expect(columns.flatMap(({ entries }) => entries).filter(({ orphan }) => orphan)).toEqual([])
      }
    }
    const [twice] = await db().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from appointment a join appointment b on a.id < b.id
        and (a.practitioner_id = b.practitioner_id or a.room_id = b.room_id or a.patient_id = b.patient_id)
        and tstzrange(a.starts_at, a.busy_until) && tstzrange(b.starts_at, b.busy_until)`
    expect(twice).toEqual({ count: 0 })
  })

  test('the day is alive, or the next one that the clinics open', async () => {
    const actor = await manager()
    const day = openDayFrom(dayOf(now, zone))
    for (const clinic of clinics) {
      const { counts } = valueOf(await readDiary(actor, { clinic, day }, now))
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(clinic === 'tamworth' ? 6 : 15)
    }
    const [state] = await db().$queryRaw<{ going: number; arrived: number }[]>`
      select count(*) filter (where starts_at <= ${new Date(now)} and ends_at > ${new Date(now)} and status <> 'cancelled')::int as going,
        count(*) filter (where status = 'arrived')::int as arrived from appointment`
    expect(state?.arrived).toBeGreaterThan((state?.going ?? 0) / 3)
    const [wrong] = await db().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from appointment where (status in ('requested', 'confirmed') and ends_at < ${new Date(now)})
        or (status in ('completed', 'no_show') and starts_at > ${new Date(now)})`
    expect(wrong).toEqual({ count: 0 })
  })
}

function checkCalls(now: Instant): void {
  test('the worklists have calls of every kind', async () => {
    const lists = await Promise.all(clinics.map(async (clinic) => valueOf(await readCalls(await signedIn(desk[clinic]), { clinic }, now)).calls))
    const [green = [], tamworth = []] = lists
    const all = [...green, ...tamworth]
    expect(green.length).toBeGreaterThanOrEqual(8)
    expect(tamworth.length).toBeGreaterThanOrEqual(4)
    expect(all.filter(({ flagged }) => flagged)).toHaveLength(1)
    expect(all.filter(({ claim }) => claim && claim.until > now)).toHaveLength(1)
    expect(all.filter(({ urgency }) => urgency === 'overdue').length).toBeGreaterThanOrEqual(3)
    expect(all.filter(({ urgency }) => urgency !== 'overdue').length).toBeGreaterThanOrEqual(3)
    expect(all.filter(({ start }) => start <= now)).toEqual([])
    const tried = new Set(all.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome)))
    expect(tried).toEqual(new Set(['no-answer', 'voicemail', 'call-back', 'wrong-number']))
  })

  test('every outcome of ringing is there, and a call is open only for what is requested', async () => {
    const outcomes = await db().attempt.findMany({ distinct: ['outcome'], select: { outcome: true } })
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(attemptOutcomes))
    const calls = await db().call.findMany({ include: { appointment: { select: { status: true } } } })
    expect(calls.filter(({ closedAt, appointment }) => (closedAt === null) !== (appointment.status === 'requested'))).toEqual([])
  })
}

function checkQuestionnaires(): void {
  test('some first visits are answered for: sent, half done, and one whose warning sign was dealt with', async () => {
    const rows = await db().questionnaire.findMany({ include: { appointment: { select: { firstVisit: true, status: true } } } })
    expect(rows.filter(({ finishedAt }) => finishedAt).length).toBeGreaterThanOrEqual(2)
    expect(rows.filter(({ finishedAt }) => !finishedAt).length).toBeGreaterThanOrEqual(1)
    for (const { answers, finishedAt, redFlags, appointment } of rows) {
      expect(appointment).toMatchObject({ firstVisit: true })
      expect(flagsIn(answers as QuestionAnswers)).toEqual(redFlags)
      if (finishedAt) expect(pagesLeft(answers as QuestionAnswers)).toEqual([])
    }
    const rung = await db().ringNow.findMany({ include: { attempts: true } })
    expect(rung).toMatchObject([{ outcome: 'advised', tries: 1, attempts: [{ outcome: 'advised' }] }])
    expect(rung[0]?.flags).toEqual(rows.find(({ appointmentId }) => appointmentId === rung[0]?.appointmentId)?.redFlags)
  })
}

function checkPeople(now: Instant, seeded: ReturnType<typeof seededAt>): void {
  test('each clinic has a free time within days for each profession, but for the one that is booked by phone', async () => {
    const board = await readBoard(now)
    expect(board).toHaveLength(6)
    for (const { clinic, profession, next } of board) {
      if (clinic === 'tamworth' && profession === 'acupuncturist') expect(next).toBeNull()
      else expect(eachDay(dayOf(now, zone), dayOf(next?.start ?? 0, zone)).filter(isOpenDay).length).toSatisfy((days: number) => days >= 1 && days <= 7)
    }
  })

  test('demo staff sign in with what was handed out, and those who treat have a day', async () => {
    expect(seeded.accounts.map(({ role }) => role).sort())
      .toEqual(['manager', 'practitioner', 'practitioner', 'practitioner', 'reception', 'reception'])
    for (const { email, password, role } of seeded.accounts) {
      const row = await db().staff.findUniqueOrThrow({ where: { email } })
      expect(row).toMatchObject({ demo: true, role, disabledAt: null })
      expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect(await isPassword(password, row.passwordHash)).toBe(true)
      if (role !== 'practitioner') continue
      const { entries } = valueOf(await readMyDay(await signedIn(email), { day: openDayFrom(dayOf(now, zone)) }, now))
      expect(entries.length).toBeGreaterThanOrEqual(2)
    }
  })

  test('patients have only numbers and addresses that nobody owns', async () => {
    const patients = await db().patient.findMany()
    expect(patients.filter(({ phone }) => !/^\+44(7700900|1632960|1214960|2079460)\d{3}$/.test(phone))).toEqual([])
    expect(patients.filter(({ email }) => email !== null && !email.endsWith('@example.org'))).toEqual([])
    expect(new Set(patients.map(({ phone }) => phone)).size).toBe(patients.length)
  })

  test('what was told stands among the messages and isn’t owed again; some of it came back, and what is to come is reminded of', async () => {
    const failed = await db().message.findMany({ where: { status: 'failed' }, include: { appointment: true } })
    for (const clinic of clinics) expect(failed.filter(({ clinicId }) => clinicId === clinic).length).toBeGreaterThan(1)
    for (const { appointment } of failed) expect(appointment?.startsAt.getTime()).toBeGreaterThan(now)
    expect(failed.some(({ ownerId }) => ownerId !== null)).toBe(true)
    await planMessages(now, () => 0.5)
    const twice = await db().message.groupBy({ by: ['eventId', 'kind'], where: { recipient: 'patient' }, having: { eventId: { _count: { gt: 1 } } } })
    expect(twice).toEqual([])
    expect(await db().message.count({ where: { kind: { in: ['reminder-1', 'reminder-3'] }, status: 'due' } })).toBeGreaterThan(5)
    const owed = await db().message.findMany({ where: { status: 'due', recipient: 'patient', NOT: { kind: { startsWith: 'reminder' } } }, include: { event: true } })
    expect(owed.filter(({ event }) => event.at.getTime() < now - 24 * 3_600_000).map(({ kind, event }) => `${kind} ${event.verb} ${JSON.stringify(event.detail)}`)).toEqual([])
  })

  test('a practice that is there is left alone', async () => {
    await expect(seedInto(now)).rejects.toThrow('holds a practice already')
  })
}

/** What has to hold of the demo practice, whenever it is seeded. */
export function describeSeeded(when: string, now: Instant): void {
  describe(`the demo practice, seeded ${when}`, () => {
    const seeded = seededAt(now)
    checkHistory(now)
    checkDiary(now)
    checkCalls(now)
    checkQuestionnaires()
    checkPeople(now, seeded)
  })
}
