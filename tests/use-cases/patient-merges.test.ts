import '../support/test-database'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { patientFlags } from '@/lib/core/patient-view'
import { db, disconnect } from '@/lib/store/client'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { comparePatients } from '@/lib/use-cases/compare-patients'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { openPatient, undoMs } from '@/lib/use-cases/open-patient'
import { partPatients } from '@/lib/use-cases/part-patients'
import { readAlikePatients } from '@/lib/use-cases/read-alike-patients'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { undoPatientMerge } from '@/lib/use-cases/undo-patient-merge'
import { createAppointment, createPatient } from '../factories/appointments'
import { database } from '../support/test-database'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, first, monday, practitioner, releaseAll, wednesday, zone } from './small-practice'
import { addDays, instantAt } from '@/lib/core/time'

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
})
afterAll(disconnect)

/** A day of its own for each appointment: none is in another's way. */
let days = 0
const freshTime = () => instantAt(addDays('2028-01-03', days++), 600, zone)
const appointmentOf = (patient: string, clinic = 'hall-green', traits: readonly ('requested' | 'confirmed' | 'completed')[] = []) =>
  createAppointment({ now: monday, at: freshTime(), clinic, practitioner: 'ann', service: 'first', patient, traits })
const waitOf = (patientId: string) => db().wait.create({ data: { id: randomUUID(), patientId, serviceId: 'first', clinics: ['hall-green'],
  fromDay: new Date('2027-03-01'), untilDay: new Date('2027-06-01'), source: 'phone', createdAt: new Date(monday) } })
const toTell = (patientId: string, appointmentId: string) => db().toTell.create({ data: { id: randomUUID(), patientId, appointmentId,
  clinicId: 'hall-green', why: 'moved', openedAt: new Date(monday) } })

async function pairOf() {
  const [kept, gone] = [await createPatient({ now: monday, name: 'Grace Whitlock' }), await createPatient({ now: monday, name: 'Grace Whitlok' })]
  await appointmentOf(kept.id)
  const appointment = await appointmentOf(gone.id, 'hall-green', ['requested'])
  return { kept, gone, appointment }
}
const seen = async (id: string) => ({ id, version: (await db().patient.findUniqueOrThrow({ where: { id } })).version })
const merge = async (kept: string, gone: string, actor = bev, now = monday) =>
  mergePatients(actor, { kept: await seen(kept), gone: await seen(gone), choice: {} }, now)
async function merged(kept: string, gone: string, now = monday): Promise<string> {
  const result = await merge(kept, gone, bev, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value.merge
}

/** All there is of two patients, but for the versions, which only ever rise. */
async function stateOf(...ids: string[]) {
  const where = { where: { patientId: { in: ids } }, orderBy: { id: 'asc' } } as const
  const [patients, ...rest] = await Promise.all([db().patient.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } }),
    db().appointment.findMany({ ...where, include: { call: { include: { attempts: true } } } }), db().wait.findMany(where), db().toTell.findMany(where)])
  return [patients.map(({ version: _, ...row }) => row), ...rest]
}

describe('a merge', () => {
  it('the same two again: whoever merged them is answered as before, a colleague is told who was first', async () => {
    const nasreen = await createReceptionist('Nasreen Ali')
    const { kept, gone } = await pairOf()
    const input = { kept: await seen(kept.id), gone: await seen(gone.id), choice: {} }
    const first = await mergePatients(bev, input, monday)
    expect(await mergePatients(bev, input, monday)).toEqual(first)
    const other = { ...input, choice: { name: 'gone' } } as const
    expect(await mergePatients(nasreen, other, monday)).toMatchObject({ refusal: { reason: 'record-merged', by: 'Bev Okafor' } })
    const two = await pairOf()
    const asked = { kept: await seen(two.kept.id), gone: await seen(two.gone.id), choice: {} }
    const answers = await Promise.all([bev, nasreen].map((actor) => mergePatients(actor, asked, monday)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('takes everything along, joins the notes, and is told under both', async () => {
    const { kept, gone, appointment } = await pairOf()
    const [wait, told] = [await waitOf(gone.id), await toTell(gone.id, appointment.id)]
    await db().patient.update({ where: { id: kept.id }, data: { note: 'Rings the bell', flags: ['steps'] } })
    await db().patient.update({ where: { id: gone.id }, data: { note: 'Parks behind', flags: ['hearing'], email: 'grace@example.org' } })
    const id = await merged(kept.id, gone.id)
    expect(await db().appointment.count({ where: { patientId: kept.id } })).toBe(2)
    expect(await db().appointment.count({ where: { patientId: gone.id } })).toBe(0)
    expect((await db().wait.findUniqueOrThrow({ where: { id: wait.id } })).patientId).toBe(kept.id)
    expect((await db().toTell.findUniqueOrThrow({ where: { id: told.id } })).patientId).toBe(kept.id)
    const now = await db().patient.findUniqueOrThrow({ where: { id: kept.id } })
    expect(now).toMatchObject({ note: 'Rings the bell\nParks behind', flags: ['hearing', 'steps'], email: 'grace@example.org', otherPhone: gone.phone })
    const events = await db().event.findMany({ where: { verb: 'merge', patientId: { in: [kept.id, gone.id] } } })
    expect(events.map(({ patientId }) => patientId).sort()).toEqual([kept.id, gone.id].sort())
    expect(JSON.stringify(events.map(({ detail }) => detail))).not.toMatch(/Grace|Parks|@|\+44/)
    const opened = await openPatient(bev, { id: gone.id }, monday)
    expect(!opened.ok && opened.refusal).toMatchObject({ reason: 'record-merged', into: kept.id, by: 'Bev Okafor' })
    const found = await searchPatients(bev, { q: gone.phone }, monday)
    expect(found.ok && found.value.map((one) => one.id)).toEqual([kept.id]) // its second number now
    const record = await openPatient(bev, { id: kept.id }, monday)
    expect(record.ok && record.value.merges.map((one) => one.id)).toEqual([id])
  })

  it('and its undo give back exactly what was', async () => {
    const text = fc.option(fc.constantFrom('One', 'Two\nlines', 'Ünï'), { nil: null })
    const record = fc.record({
      name: fc.constantFrom('Grace Whitlock', 'Grace Whitlok', 'G Whitlock'), phone: fc.constantFrom('+447700900111', '+447700900222', '+441632960111'),
      otherPhone: fc.option(fc.constantFrom('+447700900111', '+447700900333'), { nil: null }), email: fc.option(fc.constant('grace@example.org'), { nil: null }),
      dateOfBirth: fc.option(fc.constantFrom('1984-03-02', '1984-02-03').map((day) => new Date(day)), { nil: null }),
      note: text, carerName: text, carerPhone: fc.option(fc.constant('+447700900444'), { nil: null }), flags: fc.subarray([...patientFlags]),
      wrongNumberAt: fc.option(fc.constant(new Date(monday)), { nil: null }),
    })
    const things = fc.record({ appointments: fc.integer({ min: 0, max: 3 }), waits: fc.integer({ min: 0, max: 2 }), tell: fc.boolean() })
    const side = fc.constantFrom('kept', 'gone', undefined)
    await fc.assert(fc.asyncProperty(record, record, things, things, fc.record({ name: side, phone: side, note: side, email: side }), async (a, b, mine, theirs, choice) => {
      const ids = [randomUUID(), randomUUID()] as const
      for (const [i, [facts, has]] of ([[a, mine], [b, theirs]] as const).entries()) {
        const id = ids[i] ?? ''
        await db().patient.create({ data: { ...facts, id, createdAt: new Date(monday) } })
        for (let n = 0; n < has.appointments; n += 1) {
          const made = await appointmentOf(id, n === 1 ? 'tamworth' : 'hall-green', [n === 2 ? 'requested' : 'confirmed'])
          if (has.tell) await toTell(id, made.id)
        }
        for (let n = 0; n < has.waits; n += 1) await waitOf(id)
      }
      const before = await stateOf(...ids)
      const given = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined))
      const done = await mergePatients(bev, { kept: await seen(ids[0]), gone: await seen(ids[1]), choice: given }, monday)
      if (!done.ok) throw new Error(done.refusal.reason)
      expect(await db().appointment.count({ where: { patientId: ids[0] } })).toBe(mine.appointments + theirs.appointments)
      const undone = await undoPatientMerge(bev, { merge: done.value.merge }, monday + 1)
      expect(undone).toMatchObject({ ok: true })
      expect(await stateOf(...ids)).toEqual(before)
    }), { numRuns: 25 })
  }, 120_000)

  it('what was made and changed since stays with the kept record', async () => {
    const { kept, gone, appointment } = await pairOf()
    const id = await merged(kept.id, gone.id)
    const since = await appointmentOf(gone.id) // the name is found, the appointment stands under the kept record
    expect(since.patientId).toBe(kept.id)
    const record = await openPatient(bev, { id: kept.id }, monday)
    if (!record.ok) throw new Error(record.refusal.reason)
    const { details, version } = record.value
    await editPatient(bev, { id: kept.id, version, details: { ...details, email: 'new@example.org' } }, monday)
    expect(await undoPatientMerge(bev, { merge: id }, monday + 1)).toMatchObject({ ok: true })
    const theirs = await db().appointment.findMany({ where: { patientId: gone.id } })
    expect(theirs.map((one) => one.id)).toEqual([appointment.id])
    expect((await db().appointment.findUniqueOrThrow({ where: { id: since.id } })).patientId).toBe(kept.id)
    expect(await db().patient.findUniqueOrThrow({ where: { id: kept.id } })).toMatchObject({ email: 'new@example.org', otherPhone: null })
  })

  it('is undone for a day, once, and not while one of the two was merged again', async () => {
    const { kept, gone } = await pairOf()
    const third = await createPatient({ now: monday, name: 'Grace Whitlocke' })
    const id = await merged(kept.id, gone.id)
    const why = async (merge: string, now: number) => {
      const result = await undoPatientMerge(bev, { merge }, now)
      return result.ok ? 'ok' : result.refusal.reason === 'merge-stands' ? result.refusal.why : result.refusal.reason
    }
    expect(await why(id, monday + undoMs)).toBe('over')
    const again = await merged(third.id, kept.id, monday + 1)
    expect(await why(id, monday + 2)).toBe('merged-again')
    expect(await why(again, monday + 3)).toBe('ok')
    const beside = await merged(kept.id, third.id, monday + 4)
    expect(await why(id, monday + 5)).toBe('merged-again')
    expect(await why(beside, monday + 6)).toBe('ok')
    expect(tally(await atOnce(4, () => undoPatientMerge(bev, { merge: id }, monday + 7)))).toEqual({ ok: 4 })
    expect(await why(id, monday + 8)).toBe('ok')
    expect(await db().event.count({ where: { verb: 'unmerge', detail: { path: ['merge'], equals: id } } })).toBe(2) // once, at both
    expect(await why(randomUUID(), monday)).toBe('not-found')
  })
})

describe('at once', () => {
  it('of several merges of one record one wins', async () => {
    const { gone } = await pairOf()
    const others = await atOnce(6, () => createPatient({ now: monday, name: 'Grace Whitlock' }))
    const version = await seen(gone.id)
    const results = await Promise.all(others.flatMap(async (other, i) => mergePatients(bev, i % 2 ? { kept: await seen(other.id), gone: version, choice: {} }
      : { kept: version, gone: await seen(other.id), choice: {} }, monday)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await db().patientMerge.count({ where: { OR: [{ goneId: gone.id }, { keptId: gone.id }] } })).toBe(1)
  })

  it('bookings by name for the record that goes end under the kept one', async () => {
    for (let round = 0; round < 5; round += 1) {
      await releaseAll()
      const { kept, gone } = await pairOf()
      const patient = { name: gone.name, phone: gone.phone, dateOfBirth: '1980-04-12' }
      const before = await db().patient.count()
      const [result] = await Promise.all([merge(kept.id, gone.id),
        ...Array.from({ length: 8 }, (_, i) => asked(at(wednesday, 540 + 60 * i), { patient, practitioner: 'ann' })),
        bookForCaller(bev, { ...first, practitioner: 'ben', start: at(wednesday, 600), patient: { id: gone.id } }, monday)])
      expect(result.ok).toBe(true)
      expect(await db().patient.count()).toBe(before)
      expect(await db().appointment.count({ where: { patientId: gone.id } })).toBe(0)
      expect(await db().appointment.count({ where: { patientId: kept.id } })).toBe(11)
    }
  })

  // Both orders, step by step: who comes second waits. Without the trigger the second order leaves one under the record that is gone.
  const withOwner = async <T>(work: (owner: Client) => Promise<T>): Promise<T> => {
    const owner = new Client({ connectionString: database.ownerUrl })
    await owner.connect()
    try { return await work(owner) } finally { await owner.end() }
  }
  const insert = (patient: string) => `insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, patient_id, starts_at,
    ends_at, busy_until, source, created_at, changed_at) select gen_random_uuid(), 'R' || left(gen_random_uuid()::text, 8), 'confirmed', 'hall-green', 'ann',
    'first', '${patient}', t, t + interval '45 min', t + interval '45 min', 'phone', t, t from (select timestamptz '${new Date(freshTime()).toISOString()}' as t) x`
  const waiting = async (owner: Client): Promise<void> => {
    for (let i = 0; i < 200; i += 1) {
      const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from pg_locks where not granted
        and pid in (select pid from pg_stat_activity where datname = current_database())`)
      if ((rows[0]?.n ?? 0) > 0) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('nobody waited')
  }

  it('a booking that is being written holds the merge up, which takes it along', async () => withOwner(async (owner) => withOwner(async (other) => {
    const { kept, gone } = await pairOf()
    await owner.query('begin')
    await owner.query(insert(gone.id))
    const merging = merge(kept.id, gone.id)
    await waiting(other)
    await owner.query('commit')
    expect((await merging).ok).toBe(true)
    expect(await db().appointment.count({ where: { patientId: kept.id } })).toBe(3)
  })))

  const bookBehindMerge = async (waits: boolean) => withOwner(async (owner) => withOwner(async (other) => {
    const { kept, gone } = await pairOf()
    await owner.query('begin')
    await owner.query('select 1 from patient where id = any($1) order by id for update', [[kept.id, gone.id]])
    await owner.query('update appointment set patient_id = $1 where patient_id = $2', [kept.id, gone.id])
    await owner.query('update patient set merged_into_id = $1 where id = $2', [kept.id, gone.id])
    const booking = other.query(insert(gone.id))
    await withOwner((third) => waiting(third))
    await owner.query('commit')
    await booking
    const left = await db().appointment.count({ where: { patientId: gone.id } })
    expect(left).toBe(waits ? 0 : 1)
  }))

  it('a booking behind a merge is written under the kept record', () => bookBehindMerge(true))

  it('without its guard it is left under the record that is gone', async () => {
    const guard = (state: 'disable' | 'enable') => withOwner((owner) => owner.query(`alter table appointment ${state} trigger appointment_under_kept`))
    await guard('disable')
    try { await bookBehindMerge(false) } finally { await guard('enable') }
  })
})

describe('who may', () => {
  it('reception of another clinic neither opens, edits, compares, merges, parts nor undoes; practitioners don’t at all', async () => {
    const { kept, gone } = await pairOf()
    const free = await createPatient({ now: monday })
    const tom = await createReceptionist('Tom Tamworth', ['tamworth'])
    const record = await openPatient(bev, { id: kept.id }, monday)
    if (!record.ok) throw new Error(record.refusal.reason)
    const { details, version } = record.value
    const ways = (actor: StaffActor) => [
      () => openPatient(actor, { id: kept.id }, monday), () => editPatient(actor, { id: kept.id, version, details: { ...details, note: 'x' } }, monday),
      () => comparePatients(actor, { kept: free.id, gone: gone.id }, monday), () => merge(free.id, gone.id, actor), () => merge(gone.id, free.id, actor),
      () => partPatients(actor, { one: free.id, other: gone.id }, monday),
    ]
    expect(tally(await Promise.all(ways(tom).map((way) => way())))).toEqual({ 'not-found': 6 })
    expect(tally(await Promise.all(ways(practitioner('ann')).map((way) => way())))).toEqual({ forbidden: 6 })
    const id = await merged(kept.id, gone.id)
    expect(tally([await undoPatientMerge(tom, { merge: id }, monday), await openPatient(tom, { id: gone.id }, monday)])).toEqual({ 'not-found': 2 })
    expect(tally([await undoPatientMerge(practitioner('ann'), { merge: id }, monday)])).toEqual({ forbidden: 1 })
  })

  it('a record shows the appointments at the reader’s clinics alone', async () => {
    const { kept } = await pairOf()
    await appointmentOf(kept.id, 'tamworth', ['completed'])
    const tom = await createReceptionist('Tom Tamworth', ['tamworth'])
    const record = await openPatient(tom, { id: kept.id }, monday)
    expect(record.ok && [...record.value.ahead, ...record.value.past].map(({ clinic }) => clinic)).toEqual(['tamworth'])
  })

  it('every view is an event, and only a manager is shown who looked', async () => {
    const { kept, gone } = await pairOf()
    const kay = await createReceptionist('Kay Board')
    const looks = (patientId: string) => db().event.count({ where: { verb: 'look', actorId: kay.id, patientId } })
    await openPatient(kay, { id: kept.id }, monday)
    expect(await looks(kept.id)).toBe(1)
    await comparePatients(kay, { kept: gone.id, gone: kept.id }, monday)
    expect(await looks(gone.id)).toBe(1)
    await readAlikePatients(kay, monday)
    expect(await db().event.count({ where: { verb: 'look', actorId: kay.id, detail: { path: ['list'], equals: 'alike' } } })).toBe(1)
    const verbs = async (actor: StaffActor) => {
      const record = await openPatient(actor, { id: kept.id }, monday)
      return record.ok ? record.value.trail.map(({ verb }) => verb) : []
    }
    expect(await verbs(bev)).toEqual([])
    expect(await verbs({ ...bev, role: 'manager', clinics: ['hall-green', 'tamworth'] })).toContain('look')
  })
})
