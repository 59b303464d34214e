import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { instantAt, instantOf, type Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { leaseMessage } from '@/lib/store/messages'
import { zone } from '../factories/practice'

const now = instantAt('2026-09-07', 540, zone)
const ago = (minutes: number) => now - instantOf(minutes)

afterAll(disconnect)
beforeEach(() => db().message.deleteMany())

interface Given {
  status: 'due' | 'sending' | 'no-server' | 'sent' | 'failed' | 'unwanted'
  dueAt: Instant
  leaseUntil?: Instant
  nextTryAt?: Instant
  channel?: 'email' | 'text'
}

/** Named by its key, which is all that the tests look at. */
async function write(name: string, { status, dueAt, leaseUntil, nextTryAt, channel = 'email' }: Given) {
  const event = await db().event.create({ data: { at: new Date(now), verb: 'note', actorKind: 'clock' } })
  const at = (instant: Instant | undefined) => instant === undefined ? null : new Date(instant)
  return db().message.create({ data: {
    id: randomUUID(), dedupeKey: name, eventId: event.id, kind: 'confirmed', channel, status,
    recipient: 'patient', address: 'jo@example.org', createdAt: new Date(ago(90)),
    dueAt: new Date(dueAt), leaseUntil: at(leaseUntil), nextTryAt: at(nextTryAt),
    sentAt: status === 'sent' ? new Date(dueAt) : null,
  } })
}

async function leaseAll(which: Parameters<typeof leaseMessage>[3] = {}): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const leased = await leaseMessage('email', now + instantOf(5), now, which)
    if (leased === null) return names
    names.push((await db().message.findUniqueOrThrow({ where: { id: leased.id } })).dedupeKey)
  }
}

const all: Readonly<Record<string, Given>> = {
  'due, the younger': { status: 'due', dueAt: ago(2) },
  'due, the older': { status: 'due', dueAt: ago(50) },
  'due, rested': { status: 'due', dueAt: ago(30), nextTryAt: ago(0) },
  'waited for a server': { status: 'no-server', dueAt: ago(40) },
  'waited longer': { status: 'no-server', dueAt: ago(45) },
  'left behind': { status: 'sending', dueAt: ago(1), leaseUntil: ago(0) },
  'still being sent': { status: 'sending', dueAt: ago(60), leaseUntil: now + 1 },
  'rests': { status: 'due', dueAt: ago(60), nextTryAt: now + 1 },
  'not due yet': { status: 'due', dueAt: now + 1 },
  'waits, not due yet': { status: 'no-server', dueAt: now + 1 },
  'sent': { status: 'sent', dueAt: ago(60) },
  'failed': { status: 'failed', dueAt: ago(60) },
  'unwanted': { status: 'unwanted', dueAt: ago(60) },
  'a text': { status: 'due', dueAt: ago(60), channel: 'text' },
}
const writeAll = async () => {
  for (const [name, given] of Object.entries(all)) await write(name, given)
}

it('what was left behind goes first, then what waited for a server, then what is due, each by age', async () => {
  await writeAll()
  expect(await leaseAll()).toEqual(['left behind', 'waited longer', 'waited for a server',
    'due, the older', 'due, rested', 'due, the younger'])
})

it('without a server, what waits for one isn’t looked at again', async () => {
  await writeAll()
  expect(await leaseAll({ server: false }))
    .toEqual(['left behind', 'due, the older', 'due, rested', 'due, the younger'])
})

it('one alone is taken where it is due, whatever else waits', async () => {
  await writeAll()
  const idOf = async (name: string) =>
    (await db().message.findUniqueOrThrow({ where: { dedupeKey: name } })).id
  expect(await leaseAll({ only: await idOf('due, the younger') })).toEqual(['due, the younger'])
  expect(await leaseAll({ only: await idOf('waited longer') })).toEqual(['waited longer'])
  for (const name of ['rests', 'still being sent', 'not due yet', 'a text', 'sent']) {
    expect(await leaseAll({ only: await idOf(name) })).toEqual([])
  }
})

it('many who ask at once get each a different one, and all of them once', async () => {
  for (let n = 0; n < 40; n += 1) {
    await write(`one of many ${n}`, { status: n % 3 === 0 ? 'no-server' : 'due', dueAt: ago(n) })
  }
  const taken = await Promise.all(Array.from({ length: 8 }, () => leaseAll()))
  expect(taken.flat()).toHaveLength(40)
  expect(new Set(taken.flat()).size).toBe(40)
})
