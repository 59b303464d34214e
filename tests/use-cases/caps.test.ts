import '../support/test-database'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anybody } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { forgetConfig } from '@/lib/config'
import { root } from '@/lib/run/places'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { bookByPhone } from '@/lib/use-cases/book-by-phone'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { readDraft } from '@/lib/use-cases/read-draft'
import { ask, asked, atOnce, hashOf, tally } from './asking'
import { at, createReceptionist, createSmallPractice, first, monday, releaseAll } from './small-practice'

// What people who haven't signed in may have at once. The counts are the database's: two processes count together.

const set = (perMinute: string) => {
  process.env['RATE_LIMIT_PER_MINUTE'] = perMinute
  forgetConfig()
}
const caps = (change: object) => db().practice.updateMany({ data: change }).then(forgetAll)

beforeAll(createSmallPractice)
beforeEach(async () => {
  set('30')
  await releaseAll()
  await db().publicAsk.deleteMany()
  await db().ringBack.deleteMany()
  await db().wait.deleteMany()
  await caps({ requestsPerContact: 6, requestsPerAddress: 20, holdsPerAddress: 12 })
})
afterAll(async () => {
  set('0')
  await disconnect()
})

const minute = 60_000
/** Free starts, an hour apart, with nobody in each other's way: two practitioners on Mondays, Wednesdays and so on. */
const days = ['2027-03-03', '2027-03-04', '2027-03-05', '2027-03-08', '2027-03-10', '2027-03-11', '2027-03-12']
const starts = days.flatMap((day) => [540, 600, 660, 720, 780, 840, 900, 960].map((wall) => at(day, wall)))
const startAt = (i: number) => starts[i % starts.length] ?? 0

const grace = { name: 'Grace Whitlock', phone: '+447700900123', email: 'grace@example.org' }
const other = (i: number) => ({ name: `Caller ${i}`, phone: `+4477009${String(i).padStart(5, '0')}`, email: `caller${i}@example.org` })
const from = (i: number) => `203.0.113.${i}`
const open = () => db().appointment.count({ where: { status: 'requested' } })

/** The same many starts asked for by two processes that begin together. */
async function byTwo(what: 'request' | 'hold', count: number, env: Record<string, string> = {}): Promise<Record<string, number>> {
  const workers = [0, 1].map((half) => spawn(process.execPath, ['--import', 'tsx', 'tests/support/asking-worker.ts'], {
    cwd: root, stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, WHAT: what, NOW: String(monday), ADDRESS: from(9), PHONE: grace.phone, EMAIL: grace.email, ...env,
      STARTS: JSON.stringify(Array.from({ length: count }, (_, i) => startAt(half * count + i))) },
  }))
  const lines = workers.map(({ stdout }) => createInterface(stdout)[Symbol.asyncIterator]())
  for (const line of lines) await line.next()
  for (const { stdin } of workers) stdin.write('now\n')
  const said = await Promise.all(lines.map(async (line) => JSON.parse(((await line.next()) as { value: string }).value) as string[]))
  for (const worker of workers) if (worker.exitCode === null) await once(worker, 'exit')
  const counts: Record<string, number> = {}
  for (const one of said.flat()) counts[one] = (counts[one] ?? 0) + 1
  return counts
}

describe('open requests of one contact', () => {
  test('thirty in a minute leave six, and say whom to ring', async () => {
    const results = []
    for (let i = 0; i < 30; i += 1) results.push(await ask(startAt(i), { patient: grace, address: from(1) }))
    expect(tally(results)).toEqual({ 'ok': 6, 'too-many-open': 24 })
    expect(results.at(-1)).toMatchObject({ refusal: { of: 'contact', phone: '+441217095222', retryAfterSeconds: null } })
    expect(await open()).toBe(6)
  })

  test('are counted by the number and by the email, however they are written, from wherever they come', async () => {
    const writings = ['grace@example.org', 'GRACE@example.org', 'grace+one@example.org', 'Grace+Two@Example.org']
    for (let i = 0; i < 6; i += 1) await asked(startAt(i), { patient: { ...other(i), email: writings[i % 4] ?? '' }, address: from(i) })
    expect(await ask(startAt(6), { patient: { ...other(6), email: 'grace+new@example.org' }, address: from(6) })).toMatchObject({ refusal: { of: 'contact' } })
    await releaseAll()
    for (let i = 0; i < 6; i += 1) await asked(startAt(i), { patient: { ...other(i), phone: grace.phone }, address: from(i) })
    expect(await ask(startAt(6), { patient: { ...other(6), phone: grace.phone }, address: from(6) })).toMatchObject({ refusal: { of: 'contact' } })
    expect(await ask(startAt(6), { patient: other(7), address: from(6) })).toMatchObject({ ok: true })
  })

  test('a family of four books with one number, and who was confirmed or turned away counts no longer', async () => {
    for (let i = 0; i < 4; i += 1) await asked(startAt(i), { patient: { ...grace, name: `Whitlock ${i}` }, address: from(1) })
    for (let i = 4; i < 6; i += 1) await asked(startAt(i), { patient: grace, address: from(1) })
    expect(tally([await ask(startAt(6), { patient: grace, address: from(1) })])).toEqual({ 'too-many-open': 1 })
    const [row] = await db().appointment.findMany({ where: { status: 'requested' }, take: 1 })
    await db().appointment.update({ where: { id: row?.id ?? '' }, data: { status: 'confirmed' } })
    expect(tally([await ask(startAt(7), { patient: grace, address: from(1) })])).toEqual({ ok: 1 })
  })

  test('forty at once over two processes leave six', async () => {
    expect(await byTwo('request', 20)).toEqual({ 'ok': 6, 'too-many-open': 34 })
    expect(await open()).toBe(6)
  })

  test('the last one asked again with its key gets its first answer', async () => {
    const again = { patient: grace, idempotencyKey: randomUUID(), address: from(1) }
    for (let i = 0; i < 5; i += 1) await asked(startAt(i), { patient: grace, address: from(1) })
    const one = await asked(startAt(5), again)
    const replayed = await ask(startAt(5), again)
    expect(replayed).toMatchObject({ ok: true, value: { appointment: { reference: one.appointment.reference } } })
  })

  test('a held time stays held when its request is refused', async () => {
    for (let i = 0; i < 6; i += 1) await asked(startAt(i), { patient: grace, address: from(1) })
    const draft = makeSecret()
    await holdSlot({ ...first, start: startAt(6), draft, address: from(1) }, monday)
    expect(await ask(0, { from: { draft }, patient: grace, address: from(1) })).toMatchObject({ refusal: { reason: 'too-many-open' } })
    expect((await readDraft(draft, monday))?.hold?.start).toBe(startAt(6))
    expect(await ask(0, { from: { draft }, patient: other(1), address: from(1) })).toMatchObject({ ok: true })
  })

  test('the same number at once by two ways, held and not: nobody waits for ever', async () => {
    const drafts = await Promise.all(Array.from({ length: 8 }, async (_, i) => {
      const draft = makeSecret()
      await holdSlot({ ...first, start: startAt(i), draft, address: from(1) }, monday)
      return draft
    }))
    const results = await atOnce(16, (i) => i % 2 === 0 ? ask(0, { from: { draft: drafts[i / 2] ?? '' }, patient: grace, address: from(1) })
      : ask(startAt(8 + i), { patient: grace, address: from(1) }))
    expect(tally(results)).toEqual({ 'ok': 6, 'too-many-open': 10 })
  })
})

describe('from one address', () => {
  test('twenty an hour, whoever they are for, and room again when the hour is over', async () => {
    const results = []
    for (let i = 0; i < 25; i += 1) results.push(await ask(startAt(i), { patient: other(i), address: from(1) }, monday + i * minute))
    expect(tally(results)).toEqual({ 'ok': 20, 'too-many-open': 5 })
    expect(results.at(-1)).toMatchObject({ refusal: { of: 'address', retryAfterSeconds: 36 * 60 } })
    expect(tally([await ask(startAt(30), { patient: other(30), address: from(2) }, monday)])).toEqual({ ok: 1 })
    expect(tally([await ask(startAt(31), { patient: other(31), address: from(1) }, monday + 61 * minute)])).toEqual({ ok: 1 })
  })

  test('what is asked for and taken back counts as well, and what was refused doesn’t', async () => {
    await caps({ requestsPerAddress: 3 })
    const taken = await asked(startAt(0), { patient: other(0), address: from(1), practitioner: 'ann' })
    for (let i = 0; i < 5; i += 1) expect(tally([await ask(startAt(0), { patient: other(1), address: from(1), practitioner: 'ann' })])).toEqual({ 'slot-taken': 1 })
    await db().appointment.update({ where: { reference: taken.appointment.reference }, data: { status: 'cancelled' } })
    for (let i = 1; i < 3; i += 1) await asked(startAt(i), { patient: other(i), address: from(1) })
    expect(await ask(startAt(4), { patient: other(4), address: from(1) })).toMatchObject({ refusal: { of: 'address' } })
  })

  test('an IPv6 customer is one address, with whichever of theirs they come', async () => {
    await caps({ requestsPerAddress: 2 })
    for (let i = 0; i < 2; i += 1) await asked(startAt(i), { patient: other(i), address: `2001:db8:1:2::${i + 1}` })
    expect(await ask(startAt(2), { patient: other(2), address: '2001:db8:1:2:3:4:5:6' })).toMatchObject({ refusal: { of: 'address' } })
  })

  test('forty at once over two processes leave twenty', async () => {
    await caps({ requestsPerContact: 1_000 })
    expect(await byTwo('request', 20)).toEqual({ 'ok': 20, 'too-many-open': 20 })
  })

  test('the address itself is kept nowhere, and its hash for an hour', async () => {
    await asked(startAt(0), { patient: grace, address: from(1) })
    await holdSlot({ ...first, start: startAt(1), address: from(1) }, monday)
    const rows = [await db().publicAsk.findMany(), await db().appointment.findMany()]
    expect(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(from(1))
    await lapseHolds(monday + 61 * minute)
    expect(await db().publicAsk.count()).toBe(0)
    expect(await db().appointment.count({ where: { heldFrom: { not: null } } })).toBe(0)
  })
})

describe('held times', () => {
  const hold = (i: number, address = from(1), now = monday) => holdSlot({ ...first, start: startAt(i), address }, now)

  test('fifty from one address leave twelve, until they lapse or are given back', async () => {
    const results = []
    for (let i = 0; i < 50; i += 1) results.push(await hold(i))
    expect(tally(results)).toEqual({ 'ok': 12, 'too-many-open': 38 })
    expect(results.at(-1)).toMatchObject({ refusal: { of: 'holds', phone: '+441217095222', retryAfterSeconds: 600 } })
    expect(tally([await hold(50, from(2)), await hold(51, from(1), monday + 11 * minute)])).toEqual({ ok: 2 })
  })

  test('forty at once over two processes leave twelve', async () => {
    expect(await byTwo('hold', 20)).toEqual({ 'ok': 12, 'too-many-open': 28 })
    expect(await db().appointment.count({ where: { status: 'held' } })).toBe(12)
  })

  test('a browser that holds one changes it at the cap; one that is refused keeps what it holds', async () => {
    await caps({ holdsPerAddress: 2 })
    const draft = makeSecret()
    expect(tally([await hold(0), await holdSlot({ ...first, start: startAt(1), draft, address: from(1) }, monday)])).toEqual({ ok: 2 })
    expect(tally([await holdSlot({ ...first, start: startAt(2), draft, address: from(1) }, monday)])).toEqual({ ok: 1 })
    await caps({ holdsPerAddress: 1 })
    expect(tally([await holdSlot({ ...first, start: startAt(3), draft, address: from(1) }, monday)])).toEqual({ 'too-many-open': 1 })
    expect((await readDraft(draft, monday))?.hold?.start).toBe(startAt(2))
  })

  test('a hold that becomes a request makes room', async () => {
    await caps({ holdsPerAddress: 1 })
    const one = await hold(0)
    if (!one.ok) throw new Error(one.refusal.reason)
    await ask(0, { from: { hold: one.value.hold }, patient: grace, address: from(1) })
    expect(await db().appointment.findFirstOrThrow({ where: { status: 'requested' }, select: { heldFrom: true, holdHash: true } })).toEqual({ heldFrom: null, holdHash: null })
    expect(tally([await hold(1)])).toEqual({ ok: 1 })
    expect(await db().appointment.count({ where: { holdHash: hashSecret(one.value.hold) } })).toBe(0)
  })
})

describe('call backs and places on the list', () => {
  const wish = { clinics: ['hall-green'], service: 'first', weekdays: [], parts: [] }
  const rung = (i: number, phone = grace.phone) => askRingBack({ clinic: 'hall-green', name: `Caller ${i}`, phone, bestTime: 'any', address: from(1) }, monday)
  const joins = (i: number, phone = grace.phone) => joinWaitingList(anybody, { ...wish, patient: { name: `Caller ${i}`, phone }, address: from(1) }, monday)

  test('six of one number, at once or one after the other', async () => {
    expect(tally(await atOnce(20, (i) => rung(i)))).toEqual({ 'ok': 6, 'too-many-open': 14 })
    await db().publicAsk.deleteMany()
    expect(tally(await atOnce(20, (i) => joins(i)))).toEqual({ 'ok': 6, 'too-many-open': 14 })
  })

  test('count together with requests from one address', async () => {
    await caps({ requestsPerAddress: 3 })
    expect(tally([await rung(1, '+447700900201'), await joins(2, '+447700900202'), await ask(startAt(0), { patient: grace, address: from(1) })])).toEqual({ ok: 3 })
    expect(tally([await rung(3, '+447700900203'), await joins(4, '+447700900204'), await ask(startAt(1), { patient: other(1), address: from(1) })])).toEqual({ 'too-many-open': 3 })
  })

  test('the desk puts on the list, and books by phone, as many as it likes', async () => {
    const una = await createReceptionist('Una Desk')
    await caps({ requestsPerContact: 1, requestsPerAddress: 1 })
    for (let i = 0; i < 4; i += 1) expect(tally([await joinWaitingList(una, { ...wish, patient: { name: `Caller ${i}`, phone: grace.phone } }, monday)])).toEqual({ ok: 1 })
    for (let i = 0; i < 4; i += 1) {
      const times = [{ clinic: 'hall-green', practitioner: 'ann', start: startAt(i) }]
      expect(tally([await bookByPhone(una, { patient: grace, service: 'first', times, key: hashOf(String(i)) }, monday)])).toEqual({ ok: 1 })
    }
  })
})

test('nothing is counted where RATE_LIMIT_PER_MINUTE is 0', async () => {
  set('0')
  expect(tally(await atOnce(30, (i) => ask(startAt(i), { patient: grace, address: from(1) })))).toEqual({ ok: 30 })
  expect(await db().publicAsk.count()).toBe(0)
})
