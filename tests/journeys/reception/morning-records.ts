import { expect } from '@playwright/test'
import { nextTry, type CallFacts } from '@/lib/core/call'
import { clock24, dayOf, daysBetween } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { readSetup } from '@/lib/store/setup'
import { zone } from './desk'
import * as expected from './morning-expected'
import type { Morning } from './morning-ground'
import { askedBackOn } from './morning-steps'

/** What the morning has left behind in the records. */

/** Every appointment from the day on: the week, the clock, with whom, who, how it stands and where it came from. */
async function readAppointments({ clinic, day, at }: Morning): Promise<string[]> {
  const rows = await db().appointment.findMany({
    where: { clinicId: clinic, startsAt: { gte: new Date(at(0)) } }, include: { patient: true, practitioner: true },
    orderBy: [{ startsAt: 'asc' }, { practitionerId: 'asc' }, { createdAt: 'asc' }],
  })
  expect(new Set(rows.flatMap(({ courseId }) => courseId ?? [])).size).toBe(1)
  return rows.map(({ startsAt, practitioner, patient, status, source, courseId }) => {
    const start = startsAt.getTime()
    const week = daysBetween(day, dayOf(start, zone)) / 7
    const when = `${week ? `+${week} ` : ''}${clock24(start, zone)} ${practitioner.name.split(' ')[0] ?? ''}`
    return [when, patient?.name, status, source, courseId && 'course'].filter(Boolean).join(', ')
  })
}

/** Each call with its tries; the next try is what the rule says of that moment. */
async function checkCalls({ clinic }: Morning): Promise<void> {
  forgetAll()
  const setup = await readSetup()
  const place = setup.clinics.find(({ id }) => id === clinic)
  if (!place) throw new Error('no clinic')
  const { openingHours, closures } = place
  const facts: CallFacts = { openingHours, closures, zone, policy: setup.practice.policy }
  const all = await db().call.findMany({
    where: { clinicId: clinic },
    include: { attempts: { include: { staff: true } }, appointment: { include: { patient: true } } },
  })
  const calls = all.sort((a, b) => (a.attempts[0]?.at.getTime() ?? 0) - (b.attempts[0]?.at.getTime() ?? 0))
  expect(calls.map(({ appointment, attempts, outcome }) => [
    appointment.patient?.name, attempts.map((one) => [one.outcome, one.note, one.staff?.name]), outcome,
  ])).toEqual(expected.calls)
  for (const { attempts: [attempt], nextTryAt, flaggedAt, claimedById } of calls) {
    if (!attempt) throw new Error('not tried')
    const outcome = attempt.outcome as Parameters<typeof nextTry>[0]
    const callBackAt = attempt.callBackAt?.getTime() ?? null
    expect(nextTryAt?.getTime() ?? null, outcome).toBe(nextTry(outcome, facts, attempt.at.getTime(), callBackAt, []))
    expect([flaggedAt, claimedById], outcome).toEqual([null, null])
    if (callBackAt !== null) expect([dayOf(callBackAt, zone), clock24(callBackAt, zone)]).toEqual([askedBackOn(), '11:15'])
  }
}

/** In their order, with whom they are about; that somebody looked or searched depends on how often a page is read. */
async function checkEvents({ clinic, lastEvent, desk }: Morning): Promise<void> {
  const actor = desk.actor.kind === 'staff' ? desk.actor : null
  const all = await db().event.findMany({
    where: { id: { gt: lastEvent }, OR: [{ clinicId: clinic }, { actorId: actor?.id ?? '' }] }, orderBy: { id: 'asc' },
  })
  const patients = await db().patient.findMany({ where: { id: { in: all.flatMap(({ patientId }) => patientId ?? []) } } })
  const names = new Map(patients.map(({ id, name }) => [id, name]))
  const events = all.filter(({ verb }) => !['look', 'search'].includes(verb))
  const said = (detail: unknown) => {
    const { outcome, reason, answer } = detail as Record<string, string | undefined>
    return outcome ?? reason ?? answer
  }
  const told = events.map(({ verb, patientId, detail }) => [verb, names.get(patientId ?? ''), said(detail)].filter(Boolean).join(', '))
  expect(told).toEqual(expected.events)
  const actors = new Set(all.map(({ actorKind, actorId, actorName }) => `${actorKind} ${actorId} ${actorName}`))
  expect(actors).toEqual(new Set([`staff ${actor?.id} Kay Morning`]))
  const details = JSON.stringify(all.map(({ detail }) => detail))
  for (const name of names.values()) expect(details).not.toContain(name.split(' ')[1])
}

/** Who has been told of what, who waits, what was offered and to whom, and why the day changed. */
async function checkLists({ clinic, at }: Morning): Promise<void> {
  const here = { clinicId: clinic }
  const tells = await db().toTell.findMany({
    where: here, include: { patient: true, closedBy: true },
  })
  expect(tells.map(({ patient, why, outcome, closedBy }) => [patient.name, why, outcome, closedBy?.name ?? null]).sort()).toEqual(expected.tells)
  const waits = await db().wait.findMany({
    where: { clinics: { has: clinic } }, orderBy: { createdAt: 'asc' }, include: { patient: true },
  })
  expect(waits.map(({ patient, outcome, closedAt }) => [patient.name, outcome, closedAt !== null])).toEqual(expected.waits)
  const offers = await db().offer.findMany({
    where: here, include: { to: { include: { wait: { include: { patient: true } } } }, appointment: true },
  })
  expect(offers.map(({ way, outcome, appointment, to }) => [
    way, outcome, appointment.startsAt.getTime(), to.map((one) => [one.wait.patient.name, one.outcome]).sort(),
  ])).toEqual([['phone', 'taken', at(660), [['Walter Waitley', 'taken'], ['Wanda Waitley', 'declined']]]])
  const changes = await db().dayChange.findMany({ where: here, include: { staff: true, practitioner: true } })
  const [noon, midnight] = [at(720), at(1440)]
  expect(changes.map((one) => [one.practitioner?.name, one.staff.name, one.startsAt.getTime(), one.endsAt.getTime()]))
    .toEqual([['Ben Birch', 'Kay Morning', noon, midnight]])
  const absences = await db().absence.findMany({ where: { practitionerId: changes[0]?.practitionerId ?? '' } })
  expect(absences.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])).toEqual([[noon, midnight]])
}

/** A job writes them moments after the events; the reminders that go with them are another test's. */
async function checkMessages({ clinic, lastEvent }: Morning): Promise<void> {
  await expect.poll(async () => {
    const rows = await db().message.findMany({
      where: { clinicId: clinic, eventId: { gt: lastEvent }, NOT: { kind: { startsWith: 'reminder' } } }, include: { patient: true }, orderBy: { eventId: 'asc' },
    })
    return rows.map(({ kind, patient }) => `${kind}, ${patient?.name ?? ''}`)
  }).toEqual(expected.messages)
}

export async function assertRecords(morning: Morning): Promise<void> {
  expect(await readAppointments(morning)).toEqual(expected.appointments)
  await checkCalls(morning)
  await checkEvents(morning)
  await checkLists(morning)
  await checkMessages(morning)
}
