import '../support/test-database'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anybody, type StaffActor } from '@/lib/auth/actor'
import type { PracticeRecords } from '@/lib/core/practice-records'
import type { Result } from '@/lib/core/result'
import { db, disconnect } from '@/lib/store/client'
import { addProfessions } from '@/lib/use-cases/add-professions'
import { keepClinic } from '@/lib/use-cases/keep-clinic'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepPhoto, readPhoto } from '@/lib/use-cases/keep-photo'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { keepRooms } from '@/lib/use-cases/keep-rooms'
import { keepService } from '@/lib/use-cases/keep-service'
import { openPractice } from '@/lib/use-cases/open-practice'
import { readSlots } from '@/lib/use-cases/read-slots'
import { createStaff } from '../factories/staff'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, wednesday } from './small-practice'
import { joined } from './waiting'

let mona: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  mona = await createStaff({ now: monday, name: 'Mona Marsh', traits: ['manager'] })
})
afterAll(disconnect)

async function records(): Promise<PracticeRecords> {
  const opened = await openPractice(mona)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return opened.value
}
const found = <T extends { id: string }>(list: readonly T[], id: string): T => list.find((one) => one.id === id) ?? (() => { throw new Error(`no ${id}`) })()
const clinic = async (id = 'hall-green') => found((await records()).clinics, id)
const person = async (id: string) => found((await records()).practitioners, id)
const service = async (id = 'first') => found((await records()).services, id)
const fieldOf = (result: Result<unknown>): string | null => (!result.ok && result.refusal.reason === 'invalid' ? String(result.refusal.errors[0]?.path[0]) : null)
const lastEvent = async (verb: string) => (await db().event.findFirstOrThrow({ where: { verb }, orderBy: { id: 'desc' } })).detail

const week = (opens: number, closes: number) => ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, opens, closes }))

describe('a clinic', () => {
  test('is made with an id of its place, and changed under it', async () => {
    const { version: _, hours: _h, rooms: _r, ...fields } = await clinic()
    expect(await keepClinic(mona, { ...fields, id: null, seen: null, place: 'Hall Green', postcode: 'B28 0VV' }, monday)).toMatchObject({ ok: true, value: 'hall-green-2' })
    const made = await clinic('hall-green-2')
    const changed = await keepClinic(mona, { ...fields, id: made.id, seen: made.version, place: 'Elsewhere', postcode: 'B28 0VV' }, monday)
    expect([changed, (await clinic('hall-green-2')).place]).toEqual([{ ok: true, value: 'hall-green-2' }, 'Elsewhere'])
    expect(await lastEvent('set-clinic')).toEqual({ record: 'clinic hall-green-2', 'place was': 'Hall Green', 'place is': 'Elsewhere' })
    expect(await keepClinic(mona, { ...fields, id: 'nowhere', seen: 1 }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
  })

  test('of several changes of what was read one is kept, also of its hours and rooms', async () => {
    const { version, hours: _, rooms, ...fields } = await clinic()
    const changed = await atOnce(6, (i): Promise<Result<unknown>> => [
      () => keepClinic(mona, { ...fields, seen: version, name: `Clinic ${i}` }, monday),
      () => keepHours(mona, { clinic: 'hall-green', seen: version, was: null, from: null, until: null, hours: week(480, 1140 - i) }, monday),
      () => keepRooms(mona, { clinic: 'hall-green', seen: version, rooms: [...rooms.map(({ id, name }) => ({ id, name, field: id })), { id: null, name: `Extra ${i}`, field: 'new-1' }] }, monday),
    ][i % 3]!())
    expect(tally(changed)).toEqual({ ok: 1, 'record-changed': 5 })
    expect(changed.find((one) => !one.ok)).toMatchObject({ refusal: { by: 'Mona Marsh', at: monday } })
  })

  test('has hours by season, each in the place of what it was', async () => {
    const give = async (was: string | null, from: string | null, until: string | null, hours = week(600, 900)) =>
      keepHours(mona, { clinic: 'tamworth', seen: (await clinic('tamworth')).version, was, from, until, hours }, monday)
    const seasons = async () => [...new Set((await clinic('tamworth')).hours.map(({ validFrom, validUntil }) => `${validFrom ?? '-'} ${validUntil ?? '-'}`))]
    expect(await give(null, '2027-06-01', '2027-08-31')).toMatchObject({ ok: true })
    expect(await give(null, '2027-12-01', null)).toMatchObject({ ok: true })
    expect(await seasons()).toEqual(['- -', '2027-06-01 2027-08-31', '2027-12-01 -'])
    expect(fieldOf(await give('2027-06-01', '2027-12-01', null))).toBe('from') // another begins then
    expect(fieldOf(await give(null, '2027-09-01', '2027-08-31'))).toBe('until')
    expect(fieldOf(await give(null, null, null, []))).toBe('opens-1')
    expect(await give('2027-06-01', '2027-07-01', '2027-08-31')).toMatchObject({ ok: true })
    expect(await give('2027-12-01', '2027-12-01', null, [])).toMatchObject({ ok: true })
    expect(await seasons()).toEqual(['- -', '2027-07-01 2027-08-31'])
  })

  test('keeps a room that somebody is in, and has no two of one name', async () => {
    const give = async (rooms: { id: string | null; name: string }[]) => keepRooms(mona, { clinic: 'hall-green', seen: (await clinic()).version, rooms: rooms.map((one, i) => ({ ...one, field: one.id ?? `new-${i}` })) }, monday)
    expect(fieldOf(await give([{ id: 'room-1', name: 'Room 1' }]))).toBe('room-room-2')
    expect(fieldOf(await give([{ id: 'room-1', name: 'Room' }, { id: 'room-2', name: 'room' }]))).toBe('room-2')
    expect(await give([{ id: 'room-1', name: 'Garden' }, { id: 'room-2', name: 'Room 2' }, { id: null, name: 'Gym' }])).toMatchObject({ ok: true })
    expect((await clinic()).rooms).toEqual([{ id: 'hall-green-gym', name: 'Gym', used: false }, { id: 'room-1', name: 'Garden', used: true }, { id: 'room-2', name: 'Room 2', used: true }])
    expect(await give([{ id: 'room-1', name: 'Room 1' }, { id: 'room-2', name: 'Room 2' }])).toMatchObject({ ok: true })
    // A room of another clinic is nobody's to name here.
    const elsewhere = await keepRooms(mona, { clinic: 'tamworth', seen: (await clinic('tamworth')).version, rooms: [{ id: 'room-1', name: 'Stolen', field: 'room-room-1' }] }, monday)
    expect([elsewhere.ok, (await clinic()).rooms.find(({ id }) => id === 'room-1')?.name]).toEqual([true, 'Room 1'])
  })
})

describe('a practitioner', () => {
  const input = async (id: string, change = {}) => {
    const { version, photoAt: _, clinics: _c, ...fields } = await person(id)
    return { ...fields, seen: version, leave: false, ...change }
  }

  test('gives only what fits the profession and the skills', async () => {
    await addProfessions(mona, [{ id: 'physiotherapist', name: 'Physiotherapist', plural: 'Physiotherapists', register: 'HCPC', about: '' }], monday)
    const { version: _, ...fields } = await service()
    const made = await keepService(mona, { ...fields, id: null, seen: null, name: 'Pregnancy care', skill: 'pregnancy', practitioners: [] }, monday)
    const pregnancy = made.ok ? made.value : ''
    expect(fieldOf(await keepPractitioner(mona, await input('ann', { professions: [] }), monday))).toBe('professions')
    expect(fieldOf(await keepPractitioner(mona, await input('ann', { professions: [{ id: 'physiotherapist', registration: null }] }), monday))).toBe('service-first')
    expect(fieldOf(await keepPractitioner(mona, await input('ann', { services: ['first', pregnancy] }), monday))).toBe(`service-${pregnancy}`)
    expect(await keepPractitioner(mona, await input('ann', { services: ['first', pregnancy], skills: ['pregnancy'], professions: [{ id: 'osteopath', registration: '1041' }, { id: 'physiotherapist', registration: 'PH2035' }] }), monday)).toMatchObject({ ok: true })
    expect((await db().practitioner.findUniqueOrThrow({ where: { id: 'ann' } })).registration).toBe('GOsC 1041, HCPC PH2035')
    expect(fieldOf(await keepService(mona, { ...(await service(pregnancy)), seen: (await service(pregnancy)).version, practitioners: ['ann', 'ben'] }, monday))).toBe('by-ben')
  })

  test('who leaves with appointments to come leaves them knowingly, and is booked no more', async () => {
    await asked(at(wednesday, 600), { practitioner: 'ben' })
    await asked(at(wednesday, 720), { practitioner: 'ben' })
    const leaving = await keepPractitioner(mona, await input('ben', { active: false }), monday)
    expect(fieldOf(leaving)).toBe('leave')
    expect(!leaving.ok && leaving.refusal.reason === 'invalid' && leaving.refusal.errors[0]?.message).toContain('2 appointments with Ben Birch')
    const free = async () => {
      const read = await readSlots({ clinic: 'hall-green', service: 'first', from: wednesday, to: wednesday }, monday)
      return read.ok && read.value.slots.some((slot) => slot.practitioner === 'ben')
    }
    expect((await person('ben')).active).toBe(true)
    expect(await keepPractitioner(mona, await input('ben', { active: false, leave: true }), monday)).toMatchObject({ ok: true })
    expect([(await person('ben')).active, await free()]).toEqual([false, false])
    expect(await lastEvent('set-practitioner')).toEqual({ record: 'practitioner ben', 'active was': true, 'active is': false })
    expect(await keepPractitioner(mona, await input('ben', { active: true }), monday)).toMatchObject({ ok: true })
  })

  test('somebody new has an id of their name', async () => {
    const fresh = { id: null, seen: null, name: 'Siân Évans', about: '', skills: [], active: true, leave: false, professions: [{ id: 'osteopath', registration: null }], services: [] }
    const another = { ...fresh, about: 'Another of that name' }
    const made = [await keepPractitioner(mona, fresh, monday), await keepPractitioner(mona, fresh, monday), await keepPractitioner(mona, another, monday)]
    expect(made.map((one) => one.ok && one.value)).toEqual(['sian-evans', 'sian-evans', 'sian-evans-2'])
  })
})

describe('a service', () => {
  test('is changed for what is booked from now on', async () => {
    const { version, ...fields } = await service()
    expect(await keepService(mona, { ...fields, seen: version, pricePence: 7000, minutes: 60 }, monday)).toMatchObject({ ok: true })
    expect(await lastEvent('set-service')).toEqual({ record: 'service first', 'pricePence was': 6200, 'pricePence is': 7000, 'minutes was': 45, 'minutes is': 60 })
    expect(await keepService(mona, { ...fields, seen: version }, monday)).toMatchObject({ refusal: { reason: 'record-changed', by: 'Mona Marsh' } })
  })

  test('that somebody waits for isn’t taken away', async () => {
    const { version, ...fields } = await service()
    await joined()
    expect(fieldOf(await keepService(mona, { ...fields, seen: version, active: false }, monday))).toBe('active')
  })
})

describe('a photo', () => {
  const picture = (format: 'jpeg' | 'png' | 'webp' | 'gif') => sharp({ create: { width: 900, height: 300, channels: 3, background: '#369' } })
    .withExif({ IFD0: { Copyright: 'taken at home' } }).toFormat(format).toBuffer()

  test.each(['jpeg', 'png', 'webp'] as const)('%s becomes a small square WebP that says nothing else', async (format) => {
    expect(await keepPhoto(mona, { practitioner: 'ann', file: await picture(format) }, monday)).toMatchObject({ ok: true })
    const kept = await readPhoto('ann')
    const { width, height, format: is, exif } = await sharp(kept?.bytes).metadata()
    expect([kept?.type, is, width, height, exif]).toEqual(['image/webp', 'webp', 480, 480, undefined])
  })

  test.each([
    ['a GIF', async () => picture('gif')], ['an SVG with a script', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')],
    ['a page', async () => Buffer.from('<!doctype html><script>alert(1)</script>')], ['half a picture', async () => (await picture('jpeg')).subarray(0, 200)],
    ['none', async () => 'missing' as const], ['too large a one', async () => 'large' as const],
  ])('%s is refused at its field', async (_, file) => {
    const before = await readPhoto('ann')
    expect(fieldOf(await keepPhoto(mona, { practitioner: 'ann', file: await file() }, monday))).toBe('photo')
    expect(await readPhoto('ann')).toEqual(before)
  })

  test('is taken out, and is shown of nobody who doesn’t treat here', async () => {
    await keepPhoto(mona, { practitioner: 'ann', file: 'none' }, monday)
    expect([await readPhoto('ann'), await lastEvent('set-photo')]).toEqual([null, { record: 'practitioner ann', 'photo was': true, 'photo is': false }])
    expect(await keepPhoto(mona, { practitioner: 'nobody', file: await picture('png') }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
  })
})

test('nobody else does any of it, and nothing is written', async () => {
  const events = await db().event.count()
  const bev = await createReceptionist('Bev Okafor')
  const { version, hours: _h, rooms: _r, ...place } = await clinic()
  const [ann, first] = [await person('ann'), await service()]
  for (const actor of [anybody, bev]) {
    expect(tally([
      await keepClinic(actor, { ...place, seen: version }, monday), await keepHours(actor, { clinic: 'hall-green', seen: version, was: null, from: null, until: null, hours: week(480, 900) }, monday),
      await keepRooms(actor, { clinic: 'hall-green', seen: version, rooms: [] }, monday), await keepPractitioner(actor, { ...ann, seen: ann.version, leave: true }, monday),
      await keepService(actor, { ...first, seen: first.version }, monday), await keepPhoto(actor, { practitioner: 'ann', file: 'none' }, monday), await openPractice(actor),
    ])).toEqual({ forbidden: 7 })
  }
  expect(await db().event.count()).toBe(events)
})
