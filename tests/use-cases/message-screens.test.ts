import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { MessageStatus } from '@/lib/core/messages/kinds'
import { db, disconnect } from '@/lib/store/client'
import { dropWords, editTemplate, openTemplate } from '@/lib/use-cases/edit-template'
import { openMessage } from '@/lib/use-cases/open-message'
import { openOutbox } from '@/lib/use-cases/open-outbox'
import { previewWords } from '@/lib/use-cases/preview-words'
import { readPatientMessages } from '@/lib/use-cases/read-patient-messages'
import { createAppointment, createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { atOnce } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, wednesday } from './small-practice'

// Messages are read by whom they concern, and their words changed by one manager at a time; both are told.

let bev: StaffActor
let elsewhere: StaffActor
let boss: StaffActor
let other: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  elsewhere = await createReceptionist('Tam Worth', ['tamworth'])
  boss = await createStaff({ now: monday, traits: ['manager'], name: 'Helen Marchetti', clinics: ['hall-green', 'tamworth'] })
  other = await createStaff({ now: monday, traits: ['manager'], name: 'Otto Manager', clinics: ['hall-green', 'tamworth'] })
})
beforeEach(async () => {
  await db().message.deleteMany()
  await db().messageTemplate.deleteMany()
})
afterAll(disconnect)

let wall = 540
async function made(status: MessageStatus = 'sent'): Promise<{ id: string; patient: string; appointment: string }> {
  const patient = await createPatient({ now: monday, name: 'Grace Whitlock' })
  const { reference } = await createAppointment({ now: monday, at: at(wednesday, wall), clinic: 'hall-green', practitioner: 'ann', service: 'first', patient: patient.id, traits: ['confirmed'] })
  wall += 60
  const row = await db().appointment.findUniqueOrThrow({ where: { reference } })
  const about = { clinicId: 'hall-green', appointmentId: row.id, patientId: patient.id }
  const event = await db().event.create({ data: { at: new Date(monday), verb: 'note', actorKind: 'clock', ...about } })
  const id = randomUUID()
  const visit = { start: row.startsAt.getTime(), end: row.endsAt.getTime(), practitioner: 'ann' }
  await db().message.create({ data: {
    id, dedupeKey: id, eventId: event.id, kind: 'confirmed', channel: 'email', recipient: 'patient', address: 'grace@example.org', facts: { visit }, status,
    createdAt: new Date(monday), dueAt: new Date(monday), sentAt: status === 'sent' ? new Date(monday) : null, ...about,
  } })
  return { id, patient: patient.id, appointment: row.id }
}

const reason = (result: { ok: boolean; refusal?: { reason: string } }): string => (result.ok ? 'ok' : result.refusal?.reason ?? '')

describe('who reads them', () => {
  it.each<[string, () => StaffActor, string, string]>([
    ['a manager', () => boss, 'ok', 'ok'], ['reception', () => bev, 'forbidden', 'ok'], ['reception elsewhere', () => elsewhere, 'forbidden', 'not-found'],
    ['a practitioner', () => practitioner('ann'), 'forbidden', 'not-found'],
  ])('%s', async (_, who, outbox, one) => {
    const { id } = await made()
    expect(reason(await openOutbox(who(), { clinic: 'hall-green' }, monday))).toBe(outbox)
    expect(reason(await openMessage(who(), { id }, monday))).toBe(one)
  })

  it('opening one is an event of its patient, once in ten minutes', async () => {
    const { id, patient, appointment } = await made()
    for (const later of [0, 60_000]) await openMessage(bev, { id }, monday + later)
    const looks = await db().event.findMany({ where: { verb: 'look', patientId: patient, actorId: bev.id } })
    expect(looks).toMatchObject([{ appointmentId: appointment, clinicId: 'hall-green', detail: { message: id } }])
  })

  it('shows it, how its patient is reached and what it is about', async () => {
    const { id, patient } = await made('failed')
    const opened = await openMessage(bev, { id }, monday)
    expect(opened).toMatchObject({ ok: true, value: {
      entry: { id, status: 'failed' }, contact: { id: patient, name: 'Grace Whitlock' }, visit: { practitioner: 'Ann Ash', status: 'confirmed' },
      preview: { channel: 'email', to: 'grace@example.org' },
    } })
  })
})

describe('page by page', () => {
  it('none is left out and none comes twice, though all were made in one moment', async () => {
    const { id } = await made()
    const row = await db().message.findUniqueOrThrow({ where: { id } })
    const ids = Array.from({ length: 120 }, () => randomUUID())
    await db().message.createMany({ data: ids.map((one) => ({ ...row, facts: {}, id: one, dedupeKey: one })) })
    const seen: string[] = []
    for (let before: { at: number; id: string } | undefined, more = true; more;) {
      const page = await openOutbox(boss, { clinic: 'hall-green', before }, monday)
      if (!page.ok) throw new Error(page.refusal.reason)
      seen.push(...page.value.entries.map((entry) => entry.id))
      const last = page.value.entries.at(-1)
      before = last && { at: last.createdAt, id: last.id }
      more = page.value.more
    }
    expect([...seen].sort()).toEqual([...ids, id].sort())
  })
})

describe('on the record of a patient', () => {
  it('stands what their clinics sent them, and what a record that was merged into theirs was sent', async () => {
    const [one, two] = [await made(), await made('failed')]
    await db().patient.update({ where: { id: two.patient }, data: { mergedIntoId: one.patient } })
    const read = await readPatientMessages(bev, { id: one.patient })
    expect(read.ok && read.value.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort())
    await db().patient.update({ where: { id: two.patient }, data: { mergedIntoId: null } })
    expect(reason(await readPatientMessages(elsewhere, { id: one.patient }))).toBe('not-found')
  })
})

describe('their words', () => {
  const words = { kind: 'confirmed', channel: 'email', subject: 'Confirmed: {day}', body: 'Hello {firstName},\r\n\r\nsee you.' } as const
  /** The version that stands: events outlast what a test clears away. */
  const last = async () => {
    const opened = await openTemplate(boss, words)
    return (opened.ok && opened.value.versions[0]?.id) || null
  }
  const edit = (who: StaffActor, seen: string | null, change: Partial<{ subject: string; body: string }> = {}, now = monday) =>
    editTemplate(who, { ...words, ...change, seen }, now)

  it('are kept with who wrote them and when, and stand as a version', async () => {
    expect(reason(await edit(boss, await last()))).toBe('ok')
    const opened = await openTemplate(boss, words)
    expect(opened).toMatchObject({ ok: true, value: {
      subject: 'Confirmed: {day}', body: 'Hello {firstName},\n\nsee you.', edited: { by: 'Helen Marchetti', at: monday },
    } })
    expect(opened.ok && opened.value.versions[0]).toMatchObject({ by: 'Helen Marchetti', body: 'Hello {firstName},\n\nsee you.' })
  })

  it('are not written over unseen: of two at once one is kept, and the other is told by whom', async () => {
    const seen = await last()
    const answers = await atOnce(2, (i) => edit(i === 0 ? boss : other, seen, { body: `Words ${i}` }, monday + i))
    expect(answers.map(reason).sort()).toEqual(['ok', 'record-changed'])
    const [row] = await db().messageTemplate.findMany({ include: { editedBy: true } })
    const late = answers.find(({ ok }) => !ok)
    expect(late).toMatchObject({ refusal: { by: row?.editedBy.name, at: row?.editedAt.getTime() } })
  })

  it('go back to those that came with it, which is a version as well', async () => {
    const before = await last()
    await edit(boss, before)
    expect(reason(await dropWords(other, { ...words, seen: before }, monday))).toBe('record-changed')
    expect(reason(await dropWords(other, { ...words, seen: await last() }, monday))).toBe('ok')
    const opened = await openTemplate(boss, words)
    expect(opened).toMatchObject({ ok: true, value: { edited: null, subject: 'Confirmed: {day} at {time}' } })
    expect(opened.ok && opened.value.versions[0]).toMatchObject({ by: 'Otto Manager', body: null })
  })

  it.each<[string, Partial<{ subject: string; body: string }>, string]>([
    ['a name that nobody knows', { body: 'Your {reason}' }, 'body'], ['a name in the subject', { subject: 'For {firstName}' }, 'subject'],
  ])('with %s are refused, and nothing is written', async (_, change, field) => {
    const before = await db().event.count({ where: { verb: 'template' } })
    expect(await edit(boss, null, change)).toMatchObject({ ok: false, refusal: { reason: 'invalid', errors: [{ path: [field] }] } })
    expect([await db().messageTemplate.count(), await db().event.count({ where: { verb: 'template' } })]).toEqual([0, before])
  })

  it.each([['reception', () => bev], ['a practitioner', () => practitioner('ann')]] as const)('are a manager’s to change, not %s’s', async (_, who) => {
    const answers = [await edit(who(), null), await dropWords(who(), { ...words, seen: null }, monday), await openTemplate(who(), words), await previewWords(who(), words, monday)]
    expect(answers.map(reason)).toEqual(answers.map(() => 'forbidden'))
  })

  it('are shown with made-up people before they are kept, as text: no markup of a manager’s comes through', async () => {
    const shown = await previewWords(boss, { ...words, body: '<script>alert(1)</script> {firstName}' }, monday)
    expect(shown.ok && shown.value.html).toContain('Grace')
    expect(shown.ok && shown.value.html).not.toContain('<script>')
    expect(await db().messageTemplate.count()).toBe(0)
  })
})
