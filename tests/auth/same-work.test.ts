import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSealed } from '@/lib/auth/sealed-text'
import { db } from '@/lib/store/client'
import { answerMailAsks } from '@/lib/use-cases/answer-mail-asks'
import { askAtDoor } from '@/lib/use-cases/enter-with-passkey'
import { askForLink } from '@/lib/use-cases/ask-for-link'
import { keepSignIn } from '@/lib/use-cases/mailbox-session'
import { askForReset } from '@/lib/use-cases/set-password'
import { signIn } from '@/lib/use-cases/sign-in'
import { asked, atOnce } from '@/tests/use-cases/asking'
import { at, createSmallPractice, monday, wednesday } from '@/tests/use-cases/small-practice'
import { account, freshAddress } from './accounts'

/** The work that a request makes: each statement by its text, and each hash. Counted, not timed. */
const work = vi.hoisted(() => ({ hashes: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const verify: typeof real.verify = (...given) => {
    work.hashes += 1
    return real.verify(...given)
  }
  return { ...real, verify }
})

const statements: string[] = []
/** What a process asks for itself, whenever that is: a new connection's limits, whether anybody answers, its own beat. */
const ownWork = /^(?:set statement_timeout|select 1$|select pg_logical_emit_message|begin; |listen )/
const query = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')?.value as (
  ...given: unknown[]
) => unknown
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...given: unknown[]) {
    const [first] = given as [string | { text: string }]
    const text = typeof first === 'string' ? first : first.text
    if (!ownWork.test(text)) statements.push(text)
    return query.apply(this, given)
  },
})

async function workOf(
  request: () => Promise<unknown>,
): Promise<{ statements: string[]; hashes: number; answer: unknown }> {
  statements.length = work.hashes = 0
  const answer = await request()
  return { statements: [...statements], hashes: work.hashes, answer }
}

let known = { staff: '', manager: '', patient: 'known@example.org' }
beforeAll(async () => {
  await createSmallPractice()
  known = { ...known, staff: (await account()).email, manager: (await account('manager')).email }
  await asked(at(wednesday, 600), {
    patient: { name: 'Grace Whitlock', phone: '+447700900123', email: known.patient },
  })
})
beforeEach(async () => {
  await db().mailAsk.deleteMany()
})

const email = () => `${randomUUID()}@example.org`
const ways: [string, (email: string, address: string) => Promise<unknown>, () => string][] = [
  [
    'a link for a new password',
    (to, address) => askForReset({ email: to, address }, monday),
    () => known.staff,
  ],
  ['a lost link', (to, address) => askForLink({ email: to, address }, monday), () => known.patient],
  [
    'a link to “My appointments”',
    (to) =>
      keepSignIn(
        { id: randomUUID(), email: to, tokenHash: randomUUID().replaceAll('-', '').repeat(2) },
        monday,
      ),
    () => known.patient,
  ],
  [
    'a sign-in with a wrong password',
    (to, address) => signIn({ email: to, password: 'wrong', address }, monday),
    () => known.staff,
  ],
  [
    'a sign-in as a manager',
    (to, address) => signIn({ email: to, password: 'wrong', address }, monday),
    () => known.manager,
  ],
]

describe.each(ways)('whether an address is known, asked by %s', (_, ask, whose) => {
  test('costs the same statements and hashes, and is answered the same', async () => {
    await ask(email(), freshAddress()) // what a process does once is done
    const unknown = await workOf(() => ask(email(), freshAddress()))
    const told = await workOf(() => ask(whose(), freshAddress()))
    expect(told.answer).toEqual(unknown.answer)
    expect(told.hashes).toBe(unknown.hashes)
    expect(told.statements.length).toBeGreaterThan(2)
    expect(told.statements).toEqual(unknown.statements)
  })
})

describe('a mail that was asked for', () => {
  test.each(ways.slice(0, 3))(
    '%s: is an event afterwards where the address is known, and none where it isn’t',
    async (_, ask, whose) => {
      const before = await db().event.count()
      await ask(email(), freshAddress())
      await answerMailAsks(monday)
      expect(await db().event.count()).toBe(before)
      await ask(whose(), freshAddress())
      expect(await db().event.count()).toBe(before)
      await answerMailAsks(monday)
      expect(await db().event.count()).toBe(before + 1)
      expect(await db().mailAsk.count()).toBe(0)
    },
  )

  test('keeps no address that the database alone could read', async () => {
    await askForReset({ email: known.staff, address: freshAddress() }, monday)
    const [row] = await db().mailAsk.findMany()
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toMatch(/example|@example/)
    expect(openSealed('mail-ask', row?.sealed ?? Buffer.alloc(0), row?.id ?? '')).toBe(known.staff)
  })

  test('is answered once, by whichever server, and one that can’t be read doesn’t hold the others up', async () => {
    await db().mailAsk.create({
      data: {
        id: randomUUID(),
        kind: 'staff-reset',
        sealed: Buffer.alloc(40),
        askedAt: new Date(monday - 1),
      },
    })
    await askForReset({ email: known.staff, address: freshAddress() }, monday)
    const links = await db().staffLink.count()
    await atOnce(3, () => answerMailAsks(monday))
    expect(await db().staffLink.count()).toBe(links + 1)
    expect(await db().mailAsk.count()).toBe(1)
    await answerMailAsks(monday + 61 * 60_000)
    expect(await db().mailAsk.count()).toBe(0)
  })
})

test('what a browser is asked for a passkey with names no account: the same for everybody', async () => {
  const asked = await askAtDoor(monday)
  expect(asked.allowCredentials ?? []).toEqual([])
})
