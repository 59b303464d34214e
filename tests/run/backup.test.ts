import { database } from '../support/test-database'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConfig } from '@/lib/config'
import { run } from '@/lib/run/backup'
import { backUpBefore } from '@/lib/run/backup-before'
import { linesOf, readJson, type BackupEnd } from '@/lib/run/backup-file'
import { migrationNames, pendingMigrations } from '@/lib/run/migrations'
import { readBackup } from '@/lib/run/read-backup'
import { restoreBackup } from '@/lib/run/restore-backup'
import { connected } from '@/lib/run/roles'
import { writeBackup } from '@/lib/run/write-backup'
import { db, disconnect } from '@/lib/store/client'
import { requestAppointment } from '@/lib/use-cases/request-appointment'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { contentOf, createBareDatabase, createOlderDatabase, olderNames } from '../support/older-database'
import { at, createSmallPractice, monday } from '../use-cases/small-practice'

// Taken while people book, restored elsewhere, and judged there: nothing is lost, nothing half there, nothing set off twice.

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-backup-'))
const file = path.join(folder, 'one.backup.gz')
let other: TestDatabase

beforeAll(async () => {
  await createSmallPractice()
  other = await createTestDatabase()
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
afterAll(async () => {
  await other.drop()
  rmSync(folder, { recursive: true, force: true })
  await disconnect()
})

const days = ['2027-03-03', '2027-03-04', '2027-03-05', '2027-03-08', '2027-03-09', '2027-03-10']
const starts = days.flatMap((day) => [540, 600, 660, 720, 780, 840, 900, 960].map((wall) => at(day, wall)))

/** What people write, with everything that a file of lines could stumble over. */
const awkward = 'a\tb\nc\\.\r\n\\N “x” \u2028 🦴 ' + "'"

async function book(start: number, practitioner: string): Promise<string | null> {
  const asked = await requestAppointment({
    from: { slot: { clinic: 'hall-green', service: 'first', start, practitioner } }, patient: { name: `Pat ${start}`, phone: '+447700900123', email: 'pat@example.org' },
    reason: awkward, idempotencyKey: randomUUID(), bodyHash: '00', source: 'web',
  }, monday)
  return asked.ok ? asked.value.appointment.reference : null
}

const rowsOf = <T>(url: string, statement: string): Promise<T[]> => connected(url, async (client) => (await client.query(statement)).rows as T[])
const overlaps = `select 1 from appointment a join appointment b on a.id < b.id and (a.practitioner_id = b.practitioner_id or a.room_id = b.room_id)
  and tstzrange(a.starts_at, a.busy_until) && tstzrange(b.starts_at, b.busy_until)
  where a.status in ('held', 'requested', 'confirmed') and b.status in ('held', 'requested', 'confirmed')`

describe('taken while people book', () => {
  const before: string[] = []
  let booked = 0

  it('has everything that was acknowledged before it began', async () => {
    for (const start of starts.slice(0, 12)) before.push(await book(start, 'ann') ?? '')
    // Four at a time book on while it is written; two of them want the same times.
    const wanted = starts.slice(12).flatMap((start) => [[start, 'ann'], [start, 'ann'], [start, 'ben']] as const)
    const worker = async () => {
      for (let next = wanted.pop(); next; next = wanted.pop()) if (await book(next[0], next[1]) !== null) booked += 1
    }
    const crowd = Promise.all([worker(), worker(), worker(), worker()])
    const { rows, head } = await writeBackup(database.ownerUrl, file)
    await crowd
    expect(booked).toBeGreaterThan(12)
    expect(head.migrations.at(-1)).toBeDefined()
    expect(rows['appointment']).toBeGreaterThanOrEqual(12)
    expect(rows['appointment']).toBeLessThanOrEqual(12 + booked)
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('is restored elsewhere, as the snapshot was: no overlap, every event’s appointment, every count', async () => {
    const { rows } = await readBackup(other.ownerUrl, { file })
    const here = await rowsOf<{ reference: string; reason: string }>(other.url, 'select reference, reason from appointment')
    expect(here.map(({ reference }) => reference)).toEqual(expect.arrayContaining(before))
    expect(new Set(here.map(({ reason }) => reason))).toEqual(new Set([(await db().appointment.findFirstOrThrow({ where: { reference: before[0] ?? '' } })).reason]))
    expect(await rowsOf(other.url, overlaps)).toEqual([])
    expect(await rowsOf(other.url, 'select 1 from event e left join appointment a on a.id = e.appointment_id where e.appointment_id is not null and a.id is null')).toEqual([])
    // A booking is there with its event, its call, its patient and its place in the outbox, or not at all.
    expect(await rowsOf(other.url, `select 1 from appointment a left join call c on c.appointment_id = a.id left join event e on e.appointment_id = a.id and e.verb = 'request'
      left join outbox o on o.event_id = e.id left join patient p on p.id = a.patient_id where c.id is null or e.id is null or o.event_id is null or p.id is null`)).toEqual([])
    for (const [table, count] of Object.entries(rows)) expect([table, (await rowsOf<{ count: number }>(other.url, `select count(*)::int as count from "${table}"`))[0]?.count]).toEqual([table, count])
  })

  it('goes on from there: names are found, ids go on, events stay as they are', async () => {
    const first = (await rowsOf<{ first: number }>(other.url, 'select max(id)::int as first from event'))[0]?.first ?? 0
    const next = (await rowsOf<{ next: number }>(other.url, `insert into event (at, verb, actor_kind) values (now(), 'note', 'clock') returning id::int as next`))[0]?.next ?? 0
    expect(next).toBe(first + 1)
    expect(await rowsOf(other.url, `select 1 from patient where search_name = '' or search_keys = '{}'`)).toEqual([])
    await expect(rowsOf(other.ownerUrl, 'delete from event')).rejects.toMatchObject({ code: '42501' })
    await expect(rowsOf(other.url, 'update event_seen set event_id = 1')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('of an older version', () => {
  const made: TestDatabase[] = []
  const older = path.join(folder, 'older.backup.gz')
  afterAll(async () => {
    for (const database of made) await database.drop()
  })
  const bare = async () => {
    made.push(await createBareDatabase())
    return made.at(-1) as TestDatabase
  }

  it('is taken as it is, and nothing in the database is changed by that', async () => {
    const source = await createOlderDatabase(40)
    made.push(source)
    const state = () => rowsOf(source.ownerUrl, `select relname, relacl::text, xmin::text from pg_class
      where relnamespace = 'public'::regnamespace order by 1`)
    const before = await state()
    const { head } = await writeBackup(source.ownerUrl, older)
    expect(head.migrations).toEqual(olderNames)
    expect(await state()).toEqual(before)
  })

  it('is taken by the command without bringing the database up to date', async () => {
    const source = made[0] as TestDatabase
    vi.stubEnv('DATABASE_URL', source.url)
    vi.stubEnv('MIGRATE_DATABASE_URL', source.ownerUrl)
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect(await run([path.join(folder, 'command.backup.gz')])).toBe(0)
    expect(await pendingMigrations(source.ownerUrl)).toEqual(migrationNames().slice(olderNames.length))
  })

  it('is restored into its own version’s tables, and brought up to this one’s', async () => {
    const [source, empty] = [made[0] as TestDatabase, await bare()]
    const { added } = await restoreBackup(empty, { file: older })
    expect(added).toBe(migrationNames().length - olderNames.length)
    expect(await contentOf(empty.url)).toEqual(await contentOf(source.url))
    expect(await pendingMigrations(empty.ownerUrl)).toEqual([])
  })

  it('is refused by a database that has newer tables, which stays as it is', async () => {
    const empty = await createTestDatabase()
    made.push(empty)
    await expect(restoreBackup(empty, { file: older }))
      .rejects.toThrow(/made by an older version.* new database without any tables/)
  })

  it('is taken by itself before migrations run on it, named by the first of them', async () => {
    const empty = await bare()
    vi.stubEnv('PLUMBLINE_DATA_DIR', path.join(folder, 'own'))
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const source = made[0] as TestDatabase
    await backUpBefore(readConfig({}), source.ownerUrl, await pendingMigrations(source.ownerUrl))
    await backUpBefore(readConfig({}), empty.ownerUrl, migrationNames())
    const [taken, ...more] = readdirSync(path.join(folder, 'own/backups'))
    expect(more).toEqual([])
    expect(taken).toContain(`-before-${migrationNames()[olderNames.length] ?? ''}.backup.gz`)
    expect(said.mock.calls.join('')).toContain(taken)
  })
})

describe('refused, and nothing is written', () => {
  const broken = (change: (text: string) => string, zip = true): string => {
    const made = path.join(folder, `${randomUUID()}.backup.gz`)
    const text = change(gunzipSync(readFileSync(file)).toString('utf8'))
    writeFileSync(made, zip ? gzipSync(text) : text)
    return made
  }

  const cutOff = (bytes: number): string => {
    const made = path.join(folder, `${randomUUID()}.backup.gz`)
    writeFileSync(made, readFileSync(file).subarray(0, -bytes))
    return made
  }

  it('before any table is made: of a file that is damaged, or of a newer version', async () => {
    const empty = await createBareDatabase()
    const newer = broken((text) => text.replace('"migrations":[', '"migrations":["20990101000000_newer",'))
    await expect(restoreBackup(empty, { file: cutOff(8) }))
      .rejects.toThrow(/can't be read as a backup/)
    await expect(restoreBackup(empty, { file: newer }))
      .rejects.toThrow(/newer version.* 20990101000000_newer/)
    expect(await rowsOf(empty.url, "select 1 from pg_tables where schemaname = 'public'")).toEqual([])
    await empty.drop()
  })

  it('into a database that has anything in it', async () => {
    await expect(readBackup(other.ownerUrl, { file })).rejects.toThrow('is not empty')
  })

  it.each<[string, () => string, RegExp]>([
    ['one that was cut off within a table', () => broken((text) => text.slice(0, text.indexOf('{"table":"event"') + 200)), /cut off/],
    ['one that was cut off between tables', () => broken((text) => text.slice(0, text.indexOf('{"table":"event"'))), /cut off/],
    ['one with a row too few', () => broken((text) => text.replace(/(\{"table":"appointment"[^\n]*\n)[^\n]*\n/, '$1')), /damaged/],
    ['one of another version', () => broken((text) => text.replace(/"migrations":\[/, '"migrations":["20200101000000_other",')), /another version/],
    ['one whose check at the very end was cut off', () => cutOff(8), /can't be read as a backup/],
    ['something else', () => broken(() => 'hello\n'), /no backup/],
    ['what isn’t even zipped', () => broken(() => 'hello\n', false), /can't be read as a backup/],
  ])('%s', async (_, make, says) => {
    const empty = await createTestDatabase()
    try {
      await expect(readBackup(empty.ownerUrl, { file: make() })).rejects.toThrow(says)
      expect(await rowsOf(empty.url, 'select 1 from practice union all select 1 from appointment union all select 1 from event')).toEqual([])
      expect(await rowsOf<{ count: number }>(empty.url, 'select count(*)::int as count from message_channel')).toEqual([{ count: 2 }])
    } finally {
      await empty.drop()
    }
  })
})

it('ends with how many rows each table has', async () => {
  let last: Buffer | undefined
  for await (const line of linesOf({ file })) last = Buffer.from(line)
  expect(Object.keys((readJson(last, file) as BackupEnd).rows)).toContain('appointment')
})
