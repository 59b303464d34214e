import '@/tests/support/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { staffLinkOf, staffLinkToken } from '@/lib/auth/staff-link'
import { db, disconnect } from '@/lib/store/client'
import { openSession } from '@/lib/store/staff-sessions'
import { answerMailAsks } from '@/lib/use-cases/answer-mail-asks'
import { changePassword } from '@/lib/use-cases/keep-account'
import { invitePerson, readPeople, sendLink } from '@/lib/use-cases/manage-people'
import { askForReset, setByLink } from '@/lib/use-cases/set-password'
import { createReceptionist, createSmallPractice, monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'

// Links for a new password: anybody can ask for one, for any address.

const minute = 60_000
const next = 'quarrel lantern otter fourteen'
let manager: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  const { id, ...desk } = await createReceptionist('Mo Manager')
  await db().staffGrant.deleteMany({ where: { staffId: id } })
  await db().staffGrant.create({ data: { id: crypto.randomUUID(), staffId: id, role: 'manager', clinicId: null } })
  manager = { ...desk, id, role: 'manager', sessionId: await session(id) }
})
afterAll(disconnect)

async function session(staff: string): Promise<string> {
  const secretHash = hashSecret(makeSecret())
  await openSession(db(), { secretHash }, { id: staff, name: 'Somebody' }, monday)
  return (await db().staffSession.findUniqueOrThrow({ where: { secretHash } })).id
}

const linksOf = async (staff: string) =>
  db().staffLink.findMany({ where: { staffId: staff }, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] })
async function strangersAsk(email: string, now = monday): Promise<void> {
  await askForReset({ email, address: freshAddress() }, now)
  await answerMailAsks(now)
}
const use = (link: { id: string } | undefined, now = monday + minute) =>
  setByLink({ token: staffLinkToken(link?.id ?? ''), next, address: freshAddress() }, now)

describe('what strangers ask for', () => {
  test('ends no link that somebody has; once one was used, none is good', async () => {
    const { id, email } = await account()
    await strangersAsk(email)
    for (let n = 1; n <= 3; n += 1) await strangersAsk(email, monday + n)
    const links = await linksOf(id)
    expect(links).toHaveLength(4)
    expect(await use(links[0])).toMatchObject({ ok: true })
    expect(await use(links[3])).toMatchObject({ refusal: { reason: 'link-over' } })
  })

  test('ends no invitation', async () => {
    const email = 'new.one@example.org'
    const invited = await invitePerson(manager, { name: 'New One', email, grants: [{ role: 'reception', clinic: 'hall-green' }], practitioner: null }, monday)
    if (!invited.ok) throw new Error(invited.refusal.reason)
    await strangersAsk(email, monday + 1)
    const people = await readPeople(manager, monday + 1)
    expect(people.ok && people.value.people.find((one) => one.email === email)?.link?.purpose).toBe('invite')
    expect(await use((await linksOf(invited.value))[0])).toMatchObject({ ok: true })
  })

  test('keeps no manager from sending one', async () => {
    const { id, email } = await account()
    await strangersAsk(email)
    expect(await sendLink(manager, { staff: id, purpose: 'reset' }, monday + 1)).toMatchObject({ ok: true })
    expect(await sendLink(manager, { staff: id, purpose: 'reset' }, monday + 2)).toMatchObject({ ok: true })
    expect(await linksOf(id)).toHaveLength(2)
  })
})

test('who changes their password ends every link that is under way', async () => {
  const { id, email } = await account()
  await strangersAsk(email)
  const actor = { ...manager, id, role: 'reception', sessionId: await session(id) } as const
  expect(await changePassword(actor, { password, next }, { address: freshAddress() }, monday)).toMatchObject({ ok: true })
  expect(await use((await linksOf(id))[0])).toMatchObject({ refusal: { reason: 'link-over' } })
})

test('a link that a manager is shown to hand over is an event, once, and shown of the open account alone', async () => {
  const { id, email } = await account()
  await account()
  await strangersAsk(email)
  const shown = async (open?: string, now = monday) => {
    const read = await readPeople(manager, now, open)
    return read.ok ? read.value.people.flatMap(({ linkToHand }) => linkToHand ?? []) : null
  }
  expect(await shown()).toEqual([])
  expect(await shown(id, monday + 11 * minute)).toEqual([])
  const told = () => db().event.findMany({ where: { verb: 'staff.hand-link' } })
  expect(await told()).toEqual([])
  const [link] = await linksOf(id)
  for (let n = 0; n < 2; n += 1) expect(await shown(id)).toEqual([staffLinkOf(link?.id ?? '')])
  expect(await told()).toMatchObject([{ actorId: manager.id, detail: { staff: id, link: link?.id } }])
})
