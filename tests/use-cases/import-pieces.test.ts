import { database } from '../support/test-database'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isOutcomeUnknown } from '@/lib/adapters/database-away'
import type { StaffActor } from '@/lib/auth/actor'
import { forgetConfig } from '@/lib/config'
import { guessFields } from '@/lib/core/import/fields'
import { percentMade } from '@/lib/core/import/import-view'
import { importReaders } from '@/lib/input/import-readers'
import { setLimits } from '@/lib/limits'
import { describeError, log } from '@/lib/log'
import { lockTimes } from '@/lib/store/book'
import { db, disconnect } from '@/lib/store/client'
import type { Prisma } from '@/lib/store/generated/client'
import { findUnfinished, type ImportPiece } from '@/lib/store/import-pieces'
import { findImport } from '@/lib/store/imports'
import { applyImport } from '@/lib/use-cases/apply-import'
import { beginImport } from '@/lib/use-cases/begin-import'
import { finishImport, finishImports } from '@/lib/use-cases/finish-import'
import { openImport } from '@/lib/use-cases/open-import'
import { setImport } from '@/lib/use-cases/set-import'
import { createStaff } from '../factories/staff'
import { CuttingProxy } from '../support/cutting-proxy'
import { asked } from './asking'
import { at, countOverlaps, createSmallPractice, monday } from './small-practice'

// A file too long to be written at once: accepted once, made in pieces, gone on with after whatever
// broke it off.

const proxy = new CuttingProxy(new URL(database.url))
let mia: StaffActor
beforeAll(async () => {
  process.env['DATABASE_URL'] = await proxy.listen()
  forgetConfig()
  setLimits({ importRows: 2, importWait: 60_000 })
  await createSmallPractice()
  mia = await createStaff({
    now: monday,
    name: 'Mia Manager',
    clinics: ['hall-green'],
    traits: ['manager'],
  })
})
afterAll(async () => {
  await disconnect()
  await proxy.close()
})

const hours = [10, 11, 12, 14, 15]

/** Five visits of one day, looked at; answers how it is accepted. */
async function accepting(
  day: number,
): Promise<{ id: string; press: () => ReturnType<typeof applyImport> }> {
  const rows = hours.map(
    (hour, i) =>
      `Ivy ${'ABCDE'[i]} Day${day},07700 900${100 + day * 5 + i},${day}/4/2027,${hour}:00,Ann Ash,First visit,Hall Green`,
  )
  const bytes = new TextEncoder().encode(
    ['Name,Phone,Date,Time,Practitioner,Service,Clinic', ...rows].join('\n'),
  )
  const begun = await beginImport(
    mia,
    { clinic: 'hall-green', kind: 'appointments', fileName: 'file.csv', bytes },
    monday,
  )
  if (!begun.ok || 'trouble' in begun.value) throw new Error(JSON.stringify(begun))
  const { id } = begun.value
  const view = async () => {
    const opened = await openImport(mia, { id, check: true }, importReaders, monday)
    if (!opened.ok) throw new Error(opened.refusal.reason)
    return opened.value
  }
  const { line } = await view()
  await setImport(
    mia,
    {
      id,
      version: line.version,
      change: {
        what: 'columns',
        columns: guessFields(line.kind, line.columns),
        orders: {},
        source: 'Old',
      },
    },
    monday,
  )
  const {
    line: { version },
    check,
  } = await view()
  expect(check?.counts).toMatchObject({ appointments: 5, wrong: 0 })
  return {
    id,
    press: () => applyImport(mia, { id, version, seen: check?.seen ?? '' }, importReaders, monday),
  }
}

const madeOn = (day: number) =>
  db().appointment.findMany({
    where: { source: 'import', patient: { name: { endsWith: `Day${day}` } } },
    include: { patient: true },
  })
const pieces = (id: string) => db().importPiece.count({ where: { importId: id } })
const eventsOn = async (day: number) =>
  db().event.count({
    where: { verb: 'import', appointmentId: { in: (await madeOn(day)).map(({ id }) => id) } },
  })

test('accepted and made in pieces, however often it is pressed', async () => {
  const { id, press } = await accepting(6)
  const answers = await Promise.all([press(), press(), press()])
  for (const answer of answers)
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'applied', outcome: { counts: { appointments: 5, wrong: 0 } } },
    })
  expect([(await madeOn(6)).length, await eventsOn(6), await pieces(id)]).toEqual([5, 5, 0])
  expect(
    await db().event.count({ where: { verb: 'import', appointmentId: null, patientId: null } }),
  ).toBe(1)
})

test.each([
  ['pressed again', (press: () => Promise<unknown>) => press()],
  ['by the clock of any server', () => finishImports(monday)],
])('broken off in the middle it is gone on with, %s, and made once', async (how, goOn) => {
  const day = how.startsWith('pressed') ? 7 : 8
  const { id, press } = await accepting(day)
  proxy.loseNext(1) // expired holds lapse first
  expect(isOutcomeUnknown(await press().catch((error: unknown) => error))).toBe(true)
  expect([(await madeOn(day)).length, await pieces(id)]).toEqual([0, 3])
  proxy.loseNext()
  expect(isOutcomeUnknown(await finishImport(id, monday).catch((error: unknown) => error))).toBe(
    true,
  )
  expect([(await madeOn(day)).length, await pieces(id)]).toEqual([2, 2])
  await goOn(press)
  expect([(await madeOn(day)).length, await eventsOn(day), await pieces(id)]).toEqual([5, 5, 0])
})

test('whoever books before a piece is written has the time; that row is told of, and the others are made', async () => {
  const { id, press } = await accepting(9)
  proxy.loseNext(1)
  await press().catch(() => null)
  await asked(at('2027-04-09', 12 * 60), { practitioner: 'ann' })
  expect(await press()).toMatchObject({
    ok: true,
    value: {
      state: 'applied',
      outcome: {
        counts: { appointments: 4, wrong: 1, problems: 1 },
        problems: [{ line: 4, code: 'taken' }],
      },
    },
  })
  expect([
    (await madeOn(9))
      .map(({ patient }) => patient?.name.split(' ')[1])
      .sort()
      .join(''),
    await eventsOn(9),
    await pieces(id),
    await countOverlaps(),
  ]).toEqual(['ABDE', 4, 0, 0])
})

test('one file that can’t be made holds up no other, and whoever is in it isn’t in the log', async () => {
  const said: string[] = []
  vi.spyOn(log, 'warn').mockImplementation(({ err, ...fields }, message) => {
    said.push(JSON.stringify([describeError(err), fields, message]))
  })
  for (const day of [1, 2, 3]) {
    const { press } = await accepting(day)
    proxy.loseNext(1)
    await press().catch(() => null)
  }
  const [broken = '', ...others] = await findUnfinished()
  expect(others).toHaveLength(2)
  const first = { importId_place: { importId: broken, place: 0 } }
  const { work } = await db().importPiece.findUniqueOrThrow({ where: first })
  const piece = work as unknown as ImportPiece
  // What the database says of it has the name in it.
  const patients = piece.work.patients.map((one) => ({ ...one, born: one.name }))
  const damaged = { ...piece, work: { ...piece.work, patients } }
  await db().importPiece.update({
    where: first,
    data: { work: damaged as unknown as Prisma.InputJsonObject },
  })
  await expect(finishImports(monday)).rejects.toThrow()
  for (const id of others) expect([id, await pieces(id)]).toEqual([id, 0])
  expect(await pieces(broken)).toBe(3)
  expect(said.map((line) => line.includes(broken))).toEqual([true])
  expect(said.join()).not.toMatch(/Ivy|07700|7700 ?900/)
  await db().importPiece.update({ where: first, data: { work: work ?? {} } })
  await finishImports(monday)
  expect(await pieces(broken)).toBe(0)
}, 120_000)

/** Ann's time is locked, for which the pieces wait and whoever accepts them doesn't. */
async function holdUp(): Promise<() => Promise<void>> {
  let letGo = (): void => undefined
  const over = new Promise<void>((resolve) => (letGo = resolve))
  let holding: Promise<void> = Promise.resolve()
  await new Promise<void>((isHeld) => {
    holding = db().$transaction(
      async (tx) => {
        await lockTimes(tx, ['ann'], [])
        isHeld()
        await over
      },
      { timeout: 60_000 },
    )
  })
  return () => {
    letGo()
    return holding
  }
}

test('what takes longer than whoever accepts it waits is made behind the answer', async () => {
  setLimits({ importRows: 2, importWait: 0, idle: 60_000 })
  const { id, press } = await accepting(13)
  const letGo = await holdUp()
  expect(await press()).toMatchObject({ ok: true, value: { state: 'applied' } })
  const found = await findImport(id)
  expect(found).toMatchObject({ state: 'applied', pieces: 3, allPieces: 3 })
  await letGo()
  await vi.waitFor(async () => expect(await pieces(id)).toBe(0), { timeout: 30_000 })
  expect([(await madeOn(13)).length, await eventsOn(13)]).toEqual([5, 5])
  expect(await findImport(id)).toMatchObject({ pieces: 0, allPieces: 0 })
}, 60_000)

test('whatever it meets behind the answer is in the log, and it can be gone on with', async () => {
  setLimits({ importRows: 2, importWait: 0, idle: 60_000 })
  const told = vi.spyOn(log, 'warn').mockReturnValue(undefined)
  const { id, press } = await accepting(14)
  const letGo = await holdUp()
  await press()
  const second = { importId_place: { importId: id, place: 1 } }
  const { work } = await db().importPiece.findUniqueOrThrow({ where: second })
  await db().importPiece.update({ where: second, data: { work: { work: 'nothing to be read' } } })
  await letGo()
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 30_000 })
  expect(told.mock.calls[0]?.[0]).toMatchObject({ import: id })
  expect(await findImport(id)).toMatchObject({ pieces: 2, allPieces: 3 })
  await db().importPiece.update({ where: second, data: { work: work ?? {} } })
  await finishImports(monday)
  expect([(await madeOn(14)).length, await pieces(id)]).toEqual([5, 0])
}, 60_000)

test.each([
  [0, 0, 100],
  [3, 3, 0],
  [1, 3, 66],
  [1, 1_000, 99],
])('%i of %i pieces left: %i% is made', (left, all, percent) => {
  expect(percentMade({ pieces: left, allPieces: all })).toBe(percent)
})
