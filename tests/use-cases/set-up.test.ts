import '../support/test-database'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import { proposedSecret } from '@/lib/auth/totp'
import { suggestedServices } from '@/lib/copy/staff/suggestions'
import { nextSetUpStep } from '@/lib/core/set-up'
import { readPractice } from '@/lib/use-cases/read-practice'
import { addProfessions } from '@/lib/use-cases/add-professions'
import { completeSetUp } from '@/lib/use-cases/complete-set-up'
import { findStaff } from '@/lib/use-cases/find-staff'
import { setUpApp } from '@/lib/use-cases/keep-account'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepPractice } from '@/lib/use-cases/keep-practice'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { keepRooms } from '@/lib/use-cases/keep-rooms'
import { keepServices } from '@/lib/use-cases/keep-service'
import { makeFirstManager, mostCodesByAddress, setUpWindowMs } from '@/lib/use-cases/make-first-manager'
import { offerSetUp } from '@/lib/use-cases/offer-set-up'
import { isSetUpWanted, openSetUp } from '@/lib/use-cases/open-set-up'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { readSlots } from '@/lib/use-cases/read-slots'
import { setFirstRota } from '@/lib/use-cases/set-first-rota'
import { signIn } from '@/lib/use-cases/sign-in'
import { db, disconnect } from '@/lib/store/client'
import { atOnce, tally } from './asking'
import { createReceptionist, monday, tuesday } from './small-practice'

const person = { name: 'Helen Marchetti', email: 'Helen@example.org', password: 'kettle barnacle ivy' }
let last = 0
const from = () => `192.0.2.${++last}`
const begin = (code: string, change: Partial<typeof person> = {}, address = from(), now = monday) =>
  makeFirstManager(anybody, { ...person, ...change, code, address }, now)

let helen: StaffActor
afterAll(disconnect)

describe('the first manager', () => {
  let code = ''
  beforeAll(async () => {
    code = (await offerSetUp(monday)) ?? ''
  })

  test('nothing is shown to whoever has no account, and nothing can be booked', async () => {
    expect(await isSetUpWanted()).toBe(true)
    expect(await openSetUp(anybody)).toMatchObject({ refusal: { reason: 'forbidden' } })
    await expect(readPractice()).rejects.toThrow('/setup')
  })

  test('the code is kept as a hash that the database alone can’t check', async () => {
    const [row] = await db().setUpCode.findMany()
    expect(Buffer.from(row?.codeHash ?? []).toString('latin1')).not.toContain(code)
    expect(row?.codeHash.length).toBe(32)
  })

  test.each([
    ['a wrong code', { code: 'AAAA-BBBB-CCCC' }, 'code'], ['none', { code: '' }, 'code'], ['a short password', { password: 'short' }, 'password'],
    ['a common one', { password: 'password1234' }, 'password'], ['one with their name', { password: 'helenmarchetti1' }, 'password'],
  ])('%s is refused at its field, and makes nobody', async (_, { code: other, ...change }: { code?: string; password?: string }, field) => {
    const refused = await begin(other ?? code, change)
    expect(refused).toMatchObject({ ok: false, refusal: { reason: 'invalid', errors: [{ path: [field] }] } })
    expect(await db().staff.count()).toBe(0)
  })

  test('guessing is told to wait, by address; the window passes', async () => {
    const address = from()
    for (let i = 0; i < mostCodesByAddress; i += 1) expect(await begin('AAAA-BBBB-CCCC', {}, address)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await begin(code, {}, address)).toMatchObject({ refusal: { reason: 'too-many-tries', retryAfterSeconds: setUpWindowMs / 1_000 } })
    expect(await begin('AAAA-BBBB-CCCC', {}, address, monday + setUpWindowMs + 1)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await db().staff.count()).toBe(0)
  })

  test('of many with the code at one time one becomes manager, and signs in', async () => {
    const made = await atOnce(6, (i) => begin(code.toLowerCase().replaceAll('-', ' '), { email: `helen${i}@example.org` }))
    expect(tally(made)).toEqual({ ok: 1, invalid: 5 })
    const row = await db().staff.findFirstOrThrow()
    expect([await db().staff.count(), row.role, row.demo]).toEqual([1, 'manager', false])
    const signed = await signIn({ email: row.email, password: person.password, address: from() }, monday)
    const found = signed.ok ? await findStaff(signed.value.secret, monday) : null
    if (!found) throw new Error('not signed in')
    helen = found.actor
    expect(helen).toMatchObject({ id: row.id, role: 'manager', clinics: [] })
  })

  test('the code was good once; a later start prints another, with which one who lost the password goes on', async () => {
    expect(await begin(code, { email: 'again@example.org' })).toMatchObject({ refusal: { errors: [{ path: ['code'] }] } })
    const another = (await offerSetUp(monday + 60_000)) ?? ''
    const taken = await db().staff.findFirstOrThrow()
    expect(await begin(another, { email: taken.email })).toMatchObject({ refusal: { errors: [{ path: ['email'] }] } })
    expect(await begin(another, { email: 'second@example.org' })).toMatchObject({ ok: true })
  })
})

const clinicFields = {
  name: 'Riverside Clinic', place: 'Riverside', region: 'Midlands', address: ['3 Example Lane', 'Riverside'], postcode: 'B00 0VV', phone: '+441214960001',
  timeZone: 'Europe/London', gettingIn: ['By the blue door.'],
}
const opened = async () => {
  const found = await openSetUp(helen)
  if (!found.ok) throw new Error(found.refusal.reason)
  return { ...found.value, next: nextSetUpStep(found.value.facts) }
}

describe('step by step, each kept as it is given', () => {
  const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1020 }))
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday: weekday as 1, opens: 540, closes: 1080 }))

  test('nobody but a manager does any of it', async () => {
    const bev = await createReceptionist('Bev Outside', [])
    for (const actor of [anybody, bev]) {
      expect(tally([
        await keepPractice(actor, { name: 'X', phone: '+441214960001', seen: null }, monday), await keepClinic(actor, { ...clinicFields, id: null, seen: null }, monday),
        await keepHours(actor, { clinic: 'riverside', seen: 1, was: null, from: null, until: null, hours }, monday), await keepRooms(actor, { clinic: 'riverside', seen: 1, rooms: [] }, monday),
        await addProfessions(actor, [], monday), await keepServices(actor, [], monday), await completeSetUp(actor, monday),
        await setFirstRota(actor, { practitioner: 'x', clinic: 'riverside', room: null, week }, monday),
      ])).toEqual({ forbidden: 8 })
    }
  })

  test('second factor, practice, clinic, hours, rooms, professions, practitioner, services, rota', async () => {
    const did: (string | null)[] = [(await opened()).next]
    const step = async (work: Promise<{ ok: boolean }>) => {
      expect(await work).toMatchObject({ ok: true })
      did.push((await opened()).next)
    }
    await step(setUpApp(helen, { code: generateSync({ secret: proposedSecret(helen.id, helen.sessionId, null), epoch: monday / 1_000 }) }, monday))
    await step(keepPractice(helen, { name: 'Riverside Practice', phone: '+441214960001', seen: null }, monday))
    await expect(readPractice()).rejects.toThrow('/setup') // there is one now, and it isn't open
    await step(keepClinic(helen, { ...clinicFields, id: null, seen: null }, monday))
    await step(keepHours(helen, { clinic: 'riverside', seen: 1, was: null, from: null, until: null, hours }, monday))
    await step(keepRooms(helen, { clinic: 'riverside', seen: 2, rooms: [] }, monday))
    await step(addProfessions(helen, [{ id: 'osteopath', name: 'Osteopath', plural: 'Osteopaths', register: 'GOsC', about: '' }], monday))
    await step(keepPractitioner(helen, { id: null, seen: null, name: 'Ivy Lark', about: '', skills: [], active: true, leave: false, services: [], professions: [{ id: 'osteopath', registration: '1041' }] }, monday))
    expect(await completeSetUp(helen, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    await step(keepServices(helen, suggestedServices.filter(({ profession }) => profession === 'osteopath').map((one) =>
      ({ ...one, channel: 'online' as const, active: true, seen: null, practitioners: ['ivy-lark'] })), monday))
    await step(setFirstRota(helen, { practitioner: 'ivy-lark', clinic: 'riverside', room: null, week }, monday))
    expect(did).toEqual(['factor', 'practice', 'clinic', 'hours', 'rooms', 'professions', 'practitioner', 'services', 'rota', null])
    expect((await db().practitioner.findUniqueOrThrow({ where: { id: 'ivy-lark' } })).registration).toBe('GOsC 1041')
  })

  test('a step that is given again takes the place of what was, and of two at once one is told', async () => {
    const before = (await opened()).records.practice?.version ?? 0
    const twice = await atOnce(3, (i) => keepPractice(helen, { name: `Riverside ${i}`, phone: '+441214960001', seen: before }, monday))
    expect(tally(twice)).toEqual({ ok: 1, 'record-changed': 2 })
    await setFirstRota(helen, { practitioner: 'ivy-lark', clinic: 'riverside', room: null, week: week.slice(0, 3) }, monday)
    expect((await opened()).records.sessions).toHaveLength(3)
  })

  test('before it is completed nothing is owed to anybody and nothing is on offer; then the first time is', async () => {
    expect(await planMessages(monday, () => 0)).toBe(0)
    const wish = { clinic: 'riverside', service: 'osteopathy-first', from: tuesday, to: tuesday }
    await expect(readSlots(wish, monday)).rejects.toThrow('/setup')
    expect(tally(await atOnce(4, () => completeSetUp(helen, monday)))).toEqual({ ok: 1, 'not-found': 3 })
    const slots = await readSlots(wish, monday)
    expect(slots.ok && slots.value.slots[0]).toMatchObject({ practitioner: 'ivy-lark' })
    expect(await planMessages(monday, () => 0)).toBeGreaterThan(0)
  })

  test('afterwards there is no set-up: no code, no account, no rota, no second completion', async () => {
    expect([await isSetUpWanted(), await offerSetUp(monday)]).toEqual([false, null])
    expect(await begin('AAAA-BBBB-CCCC')).toMatchObject({ refusal: { reason: 'not-found' } })
    expect(await openSetUp(helen)).toMatchObject({ refusal: { reason: 'not-found' } })
    expect(await setFirstRota(helen, { practitioner: 'ivy-lark', clinic: 'riverside', room: null, week }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
  })

  test('each step is an event, with what was and what is', async () => {
    const events = await db().event.findMany({ where: { verb: { startsWith: 'set-' } }, orderBy: { id: 'asc' } })
    expect([...new Set(events.map(({ verb }) => verb))]).toEqual(['set-up', 'set-practice', 'set-clinic', 'set-hours', 'set-rooms', 'set-profession', 'set-practitioner', 'set-service', 'set-rota'])
    expect(events.filter(({ verb }) => verb === 'set-practice').map(({ detail }) => detail)).toMatchObject([
      { 'name was': null, 'name is': 'Riverside Practice' }, { 'name was': 'Riverside Practice' }])
    expect(JSON.stringify(events.map(({ detail }) => detail))).not.toContain(person.password)
  })
})
