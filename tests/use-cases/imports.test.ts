import '../support/test-database'
import { beforeAll, describe, expect, test, afterAll } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { guessFields, type ImportKind } from '@/lib/core/import/fields'
import type { ImportView } from '@/lib/core/import/import-view'
import { toIso } from '@/lib/core/time'
import { importReaders } from '@/lib/input/import-readers'
import { setLimits } from '@/lib/limits'
import { db, disconnect } from '@/lib/store/client'
import { applyImport } from '@/lib/use-cases/apply-import'
import { beginImport } from '@/lib/use-cases/begin-import'
import { dropImport, expireImports, keptDays } from '@/lib/use-cases/drop-import'
import { openImport } from '@/lib/use-cases/open-import'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { setImport, type ImportChange } from '@/lib/use-cases/set-import'
import { createAppointment, createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { at, countOverlaps, createReceptionist, createSmallPractice, monday, wednesday } from './small-practice'

let mia: StaffActor
let nia: StaffActor
beforeAll(async () => {
  setLimits({ importWait: 60_000 })
  await createSmallPractice()
  mia = await createStaff({ now: monday, name: 'Mia Manager', clinics: ['hall-green', 'tamworth'], traits: ['manager'] })
  nia = await createStaff({ now: monday, name: 'Nia Manager', clinics: ['hall-green'], traits: ['manager'] })
})
afterAll(disconnect)

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function begun(text: string, kind: ImportKind = 'patients', actor = mia): Promise<string> {
  const result = await beginImport(actor, { clinic: 'hall-green', kind, fileName: 'file.csv', bytes: bytesOf(text) }, monday)
  if (!result.ok || 'trouble' in result.value) throw new Error(JSON.stringify(result))
  return result.value.id
}

async function view(id: string, now = monday): Promise<ImportView> {
  const opened = await openImport(mia, { id, check: true }, importReaders, now)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return opened.value
}

async function set(id: string, change: ImportChange): Promise<void> {
  const { version } = (await view(id)).line
  const done = await setImport(mia, { id, version, change }, monday)
  if (!done.ok) throw new Error(done.refusal.reason)
}

/** Read, its columns taken as guessed. */
async function mapped(text: string, kind: ImportKind = 'patients', source = 'Old system'): Promise<string> {
  const id = await begun(text, kind)
  const { line } = await view(id)
  await set(id, { what: 'columns', columns: guessFields(line.kind, line.columns), orders: {}, source })
  return id
}

async function apply(id: string, actor = mia, now = monday) {
  const { line, check } = await view(id, now)
  return applyImport(actor, { id, version: line.version, seen: check?.seen ?? '' }, importReaders, now)
}

const countOf = async (id: string) => {
  const result = await apply(id)
  return result.ok && result.value.state === 'applied' ? result.value.outcome.counts : result
}

const phoneOf = (n: number): string => `07700 900${String(n % 1_000).padStart(3, '0')}`
const patientRow = (n: number, bad: boolean): string => {
  const row = [`P${n}`, `Given${n}`, `Family${n}`, phoneOf(n), `p${n}@example.org`, `${1 + (n % 28)}/${1 + (n % 12)}/${1940 + (n % 60)}`]
  if (!bad) return row.join(',')
  const at = [1, 3, 4, 5][n % 4] ?? 1
  return row.map((cell, i) => (i === at || (at === 1 && i === 2) ? { 1: '', 3: '12', 4: 'nowhere', 5: '31/2/1980' }[at] ?? '' : cell)).join(',')
}
const large = ['Patient ID,First Name,Last Name,Mobile,E-mail,DOB', ...Array.from({ length: 5_000 }, (_, n) => patientRow(n, n % 25 === 7))].join('\r\n')

describe('5,000 rows with 200 bad ones', () => {
  let id = ''
  beforeAll(async () => { id = await mapped(large) })

  test('200 clear errors, each with its line and column, and nothing is applied until it is accepted', async () => {
    const before = await db().patient.count()
    const { check } = await view(id)
    expect(check?.counts).toMatchObject({ rows: 5_000, made: 4_800, joined: 0, wrong: 200, problems: 200, left: {} })
    const wanted = Array.from({ length: 5_000 }, (_, n) => n).filter((n) => n % 25 === 7).map((n) =>
      [n + 2, ...({ 1: ['firstName', 'name-missing'], 3: ['phone', 'phone-wrong'], 4: ['email', 'email-wrong'], 5: ['born', 'born-wrong'] }[[1, 3, 4, 5][n % 4] ?? 1] ?? [])])
    expect(check?.problems.map(({ line, field, code }) => [line, field, code])).toEqual(wanted)
    expect(await db().patient.count()).toBe(before)
  })

  test('pressed eight times at once, by two managers: made once', async () => {
    const { line, check } = await view(id)
    const press = (actor: StaffActor) => applyImport(actor, { id, version: line.version, seen: check?.seen ?? '' }, importReaders, monday)
    const before = await db().patient.count()
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => press(i % 2 === 0 ? mia : nia)))
    expect(answers.map((answer) => answer.ok && answer.value.state)).toEqual(Array.from({ length: 8 }, () => 'applied'))
    expect(await db().patient.count() - before).toBe(4_800)
    expect(await db().event.count({ where: { verb: 'import', patientId: null } })).toBe(1)
    expect(await db().event.count({ where: { verb: 'import', patientId: { not: null } } })).toBe(4_800)
    expect(await db().importRow.count({ where: { importId: id } })).toBe(0)
    expect((await view(id)).line).toMatchObject({ state: 'applied', outcome: { counts: { made: 4_800, wrong: 200 } } })
  })

  test('the same file again makes nothing twice; the rows that were put right come in', async () => {
    const again = await mapped(large)
    expect((await view(again)).check?.counts).toMatchObject({ made: 0, joined: 0, wrong: 200, left: { known: 4_800 } })
    const before = await db().patient.count()
    expect(await apply(again)).toMatchObject({ ok: true, value: { state: 'overtaken' } })
    expect(await db().patient.count()).toBe(before)
    const right = await mapped(large.replace(patientRow(7, true), patientRow(7, false)))
    expect(await countOf(right)).toMatchObject({ made: 1, wrong: 199, left: { known: 4_800 } })
  })

  test('no event and nothing that is kept holds what stood in the file', async () => {
    const events = JSON.stringify(await db().event.findMany({ where: { verb: { startsWith: 'import' } }, select: { detail: true }, take: 50 }))
    const kept = JSON.stringify(await db().import.findMany())
    for (const said of ['Given', 'Family', '7700', 'example.org']) expect([said, events.includes(said), kept.includes(said)]).toEqual([said, false, false])
  })
})

describe('who is here already', () => {
  const heads = 'Name,Phone,Email,Date of birth'

  test('joined to the record: what it lacks is filled, what it says stays', async () => {
    const known = await createPatient({ now: monday, name: 'Olga Önal', phone: '+447700900111', dateOfBirth: '1980-02-03' })
    const email = (await db().patient.findUniqueOrThrow({ where: { id: known.id } })).email
    const id = await mapped(`${heads}\nOlga Onal,07700 900111,other@example.org,3 February 1980\n`)
    expect((await view(id)).check?.counts).toMatchObject({ made: 0, joined: 1 })
    await apply(id)
    const row = await db().patient.findUniqueOrThrow({ where: { id: known.id } })
    expect(row).toMatchObject({ name: 'Olga Önal', email: email ?? 'other@example.org' })
  })

  test.each([['join', { joined: 1, made: 0 }], ['skip', { joined: 0, made: 0 }], ['new', { joined: 0, made: 1 }]] as const)('who looks alike: %s', async (choice, wanted) => {
    const phone = { join: '+447700900121', skip: '+447700900122', new: '+447700900123' }[choice]
    await createPatient({ now: monday, name: 'Katherine Aldous', phone, dateOfBirth: '1971-05-06' })
    const id = await mapped(`${heads}\nCatherine Aldous,${phone},,1971-05-06\n`)
    expect((await view(id)).check?.alike).toMatchObject([{ line: 2, name: 'Katherine Aldous', choice: 'join' }])
    await set(id, { what: 'choices', alike: 'join', lines: { 2: choice }, outside: true, reminders: false })
    expect((await view(id)).check?.counts).toMatchObject(wanted)
  })
})

const visitHeads = 'Name,Phone,Date,Time,Practitioner,Service,Clinic'
const visits = (...rows: string[]): string => [visitHeads, ...rows].join('\n')

describe('appointments', () => {
  test('each is told what is wrong with it, warned of, or taken; confirmed, owed no message', async () => {
    await createAppointment({ now: monday, at: at(wednesday, 960), clinic: 'hall-green', practitioner: 'ann', service: 'first' })
    const id = await mapped(visits(
      'Una One,07700 900201,3/3/2027,10:00,Ann Ash,First visit,Hall Green',
      'Una Two,07700 900202,3/3/2027,10:30,Ann Ash,First visit,Hall Green',
      'Una Three,07700 900203,3/3/2027,10:45,Ann Ash,First visit,Hall Green',
      'Una Four,07700 900204,3/3/2027,16:15,Ann Ash,First visit,Hall Green',
      'Una Five,07700 900205,3/3/2020,16:15,Ann Ash,First visit,Hall Green',
      'Una Six,07700 900206,3/3/2027,20:00,Ben Birch,First visit,Hall Green',
      'Una Seven,07700 900207,3/3/2027,11:00,Cy Cedar,First visit,Hall Green',
      'Una Eight,,3/3/2027,11:00,Ben Birch,First visit,Hall Green',
    ), 'appointments')
    const { check } = await view(id)
    expect(check?.problems.map(({ line, code, other }) => [line, code, other])).toEqual([
      [3, 'twice-taken', 2], [5, 'taken', undefined], [6, 'past', undefined], [8, 'practitioner-unknown', undefined], [9, 'phone-needed', undefined],
    ])
    expect(check?.warned.map(({ line, warnings }) => [line, warnings])).toEqual([[7, ['outside']]])
    expect(await countOf(id)).toMatchObject({ appointments: 3, made: 3, wrong: 5 })
    const made = await db().appointment.findMany({ where: { source: 'import' }, orderBy: [{ startsAt: 'asc' }], include: { patient: true } })
    expect(made.map(({ status, startsAt, endsAt, busyUntil, roomId, patient }) => [status, toIso(startsAt.getTime()), (busyUntil.getTime() - endsAt.getTime()) / 60_000, roomId, patient?.name])).toEqual([
      ['confirmed', '2027-03-03T10:00:00.000Z', 0, 'room-1', 'Una One'],
      ['confirmed', '2027-03-03T10:45:00.000Z', 15, 'room-1', 'Una Three'],
      ['confirmed', '2027-03-03T20:00:00.000Z', 15, null, 'Una Six'],
    ])
    expect(await countOverlaps()).toBe(0)
    expect(await db().event.count({ where: { verb: 'import', appointmentId: { in: made.map(({ id: one }) => one) } } })).toBe(3)
    await planMessages(monday, () => 0)
    expect(await db().message.count({ where: { appointmentId: { in: made.map(({ id: one }) => one) } } })).toBe(0)
  })

  test('reminded later where the practice wants it, and of nothing else', async () => {
    const id = await mapped(visits('Rita Remind,07700 900301,1/4/2027,10:00,Ann Ash,First visit,Hall Green'), 'appointments')
    await set(id, { what: 'choices', alike: 'join', lines: {}, outside: true, reminders: true })
    await apply(id)
    await planMessages(monday, () => 0)
    const [row] = await db().appointment.findMany({ where: { patient: { name: 'Rita Remind' } } })
    const messages = await db().message.findMany({ where: { appointmentId: row?.id ?? '' }, orderBy: { dueAt: 'asc' } })
    expect(messages.map(({ kind }) => kind)).toEqual(['reminder-3', 'reminder-1'])
  })

  test('what a name means is said once; rows of one that is left out are left out', async () => {
    const id = await mapped(visits('Nan One,07700 900401,5/4/2027,10:00,A. Ash,Initial,Hall Green', 'Nan Two,07700 900402,5/4/2027,12:00,Gone Person,Initial,Hall Green'), 'appointments')
    const { names, openNames } = await view(id)
    expect([names?.practitioner.map(({ plain, isMatched }) => [plain, isMatched]), openNames]).toEqual([[['a ash', false], ['gone person', false]], 3])
    await set(id, { what: 'names', names: { practitioner: { 'a ash': 'ann', 'gone person': '' }, service: { initial: 'first' } }, instead: {} })
    expect((await view(id)).check?.counts).toMatchObject({ appointments: 1, wrong: 0, left: { unwanted: 1 } })
    await apply(id)
    expect((await db().import.findUniqueOrThrow({ where: { id } })).settings).toMatchObject({ names: { practitioner: {}, service: {} } })
    expect(JSON.stringify(await db().import.findUniqueOrThrow({ where: { id } }))).not.toContain('gone person')
  })

  test('somebody books the time while it is looked at: nothing is applied, and it is said', async () => {
    const id = await mapped(visits('Tess Taken,07700 900501,6/4/2027,10:00,Ann Ash,First visit,Hall Green', 'Tess Other,07700 900502,6/4/2027,12:00,Ann Ash,First visit,Hall Green'), 'appointments')
    const { line, check } = await view(id)
    await createAppointment({ now: monday, at: at('2027-04-06', 615), clinic: 'hall-green', practitioner: 'ann', service: 'first' })
    const press = () => applyImport(mia, { id, version: line.version, seen: check?.seen ?? '' }, importReaders, monday)
    expect(await press()).toMatchObject({ ok: true, value: { state: 'overtaken' } })
    expect(await db().patient.count({ where: { name: { startsWith: 'Tess' } } })).toBe(0)
    expect((await view(id)).check?.problems).toMatchObject([{ line: 2, code: 'taken' }])
  })

  test('two files with one time, applied at once: one has it, the other nothing at all', async () => {
    const ids = [await mapped(visits('Ida Race,07700 900601,7/4/2027,10:00,Ann Ash,First visit,Hall Green'), 'appointments'),
      await mapped(visits('Ivy Race,07700 900602,7/4/2027,10:15,Ann Ash,First visit,Hall Green', 'Ivy Next,07700 900603,7/4/2027,14:00,Ann Ash,First visit,Hall Green'), 'appointments')]
    const views = await Promise.all(ids.map((id) => view(id)))
    const answers = await Promise.all(views.map(({ line, check }) => applyImport(mia, { id: line.id, version: line.version, seen: check?.seen ?? '' }, importReaders, monday)))
    expect(answers.map((answer) => (answer.ok ? answer.value.state : answer.refusal.reason)).sort()).toEqual(['applied', 'overtaken'])
    expect(await countOverlaps()).toBe(0)
    expect([1, 2]).toContain(await db().patient.count({ where: { OR: [{ name: 'Ida Race' }, { name: { startsWith: 'Ivy' } }] } }))
  })

  test('a diary from a calendar file, again and again', async () => {
    const entry = (uid: string, start: string, summary: string) => `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART;TZID=Europe/London:${start}\r\nDURATION:PT30M\r\nSUMMARY:${summary}\r\nLOCATION:Hall Green\r\nEND:VEVENT\r\n`
    const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Ann Ash\r\n${entry('a', '20270408T100000', 'Dora Diary - First visit 07700 900701')}${entry('b', '20200408T100000', 'Long Ago')}END:VCALENDAR\r\n`
    const id = await mapped(file, 'patients')
    expect(await countOf(id)).toMatchObject({ rows: 1, appointments: 1, made: 1 })
    const row = await db().appointment.findFirstOrThrow({ where: { patient: { name: 'Dora Diary' } } })
    expect([toIso(row.startsAt.getTime()), toIso(row.endsAt.getTime()), row.practitionerId]).toEqual(['2027-04-08T09:00:00.000Z', '2027-04-08T09:30:00.000Z', 'ann'])
    expect((await view(await mapped(file, 'patients'))).check?.counts).toMatchObject({ appointments: 0, left: { known: 1 } })
  })
})

describe('whose it is, and how long', () => {
  const one = 'Name,Phone\nZoe Zest,07700 900801\n'

  test('reception and managers of other clinics have nothing of it', async () => {
    const [bev, elsewhere] = [await createReceptionist('Bev Desk'), await createStaff({ now: monday, clinics: ['tamworth'], traits: ['manager'] })]
    const id = await mapped(one)
    const tries = (actor: StaffActor) => Promise.all([
      openImport(actor, { id, check: true }, importReaders, monday), applyImport(actor, { id, version: 2, seen: '' }, importReaders, monday), dropImport(actor, { id }, monday),
      setImport(actor, { id, version: 2, change: { what: 'choices', alike: 'new', lines: {}, outside: true, reminders: false } }, monday),
      beginImport(actor, { clinic: 'hall-green', kind: 'patients', fileName: 'x', bytes: bytesOf(one) }, monday),
    ])
    const reasons = async (actor: StaffActor) => (await tries(actor)).map((result) => (result.ok ? 'ok' : result.refusal.reason))
    expect(await reasons(bev)).toEqual(Array.from({ length: 5 }, () => 'forbidden'))
    expect(await reasons(elsewhere)).toEqual(['not-found', 'not-found', 'not-found', 'not-found', 'forbidden'])
  })

  test('dropped: its rows are gone, nothing can be applied', async () => {
    const id = await mapped(one)
    const { line, check } = await view(id)
    expect((await dropImport(mia, { id }, monday)).ok).toBe(true)
    expect(await db().importRow.count({ where: { importId: id } })).toBe(0)
    expect(await applyImport(mia, { id, version: line.version, seen: check?.seen ?? '' }, importReaders, monday)).toMatchObject({ refusal: { reason: 'record-changed', by: 'Mia Manager' } })
  })

  test('lying for a week it is deleted, and not a moment before', async () => {
    const id = await begun(one)
    const dayMs = 24 * 3_600_000
    await expireImports(monday + keptDays * dayMs)
    expect(await db().importRow.count({ where: { importId: id } })).toBe(1)
    await expireImports(monday + keptDays * dayMs + 1)
    expect([await db().importRow.count({ where: { importId: id } }), (await db().import.findUniqueOrThrow({ where: { id } })).state]).toEqual([0, 'expired'])
  })

  test('changed by another manager meanwhile: told, and nothing is written over', async () => {
    const id = await mapped(one)
    const change: ImportChange = { what: 'choices', alike: 'new', lines: {}, outside: true, reminders: false }
    expect(await setImport(mia, { id, version: 1, change }, monday)).toMatchObject({ ok: false, refusal: { reason: 'record-changed' } })
  })
})
