import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Profile } from '@/lib/core/profile'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { editProfile, readMyProfile } from '@/lib/use-cases/edit-profile'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { openPractice } from '@/lib/use-cases/open-practice'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { createStaff } from '../factories/staff'
import { createReceptionist, createSmallPractice, monday, practitioner } from './small-practice'

// What patients read of a practitioner is theirs to write, but for what decides who is booked with whom.

const ann = practitioner('ann')

beforeAll(async () => {
  await createSmallPractice()
  await db().service.update({ where: { id: 'first' }, data: { skill: null } })
  await db().service.create({ data: { id: 'sport', professionId: 'osteopath', name: 'Sport', about: '', minutes: 30, pricePence: 100, skill: 'sports' } })
})
beforeEach(async () => {
  await db().practitioner.update({ where: { id: 'ann' }, data: { about: 'Calm.', skills: ['sports', 'headaches'], languages: ['English'] } })
  forgetAll()
})
afterAll(disconnect)

async function seen(): Promise<string> {
  const read = await readMyProfile(ann)
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value.seen
}
const save = async (profile: Partial<Profile>, mark?: string) =>
  editProfile(ann, { about: 'Calm.', skills: ['sports', 'headaches'], languages: ['English'], ...profile, seen: mark ?? await seen() }, monday)
const events = () => db().event.findMany({ where: { verb: 'profile' }, orderBy: { id: 'desc' } })

it('is read by patients from then on, and the event holds the words', async () => {
  const before = (await events()).length
  expect(await save({ about: 'Calm and clear.', languages: ['English', 'Punjabi'], skills: ['sports', 'older-people'] })).toEqual({ ok: true, value: null })
  expect((await readPractitioners({})).find(({ id }) => id === 'ann')).toMatchObject({ about: 'Calm and clear.', languages: ['English', 'Punjabi'], skills: ['sports', 'older-people'] })
  const [last, ...rest] = await events()
  expect(last?.detail).toEqual({ record: 'practitioner ann', changed: 'about skills languages', about: 'Calm and clear.', skills: 'sports older-people', languages: 'English, Punjabi' })
  expect(rest).toHaveLength(before)
})

it('saved as it is: no event', async () => {
  const before = (await events()).length
  expect((await save({})).ok).toBe(true)
  expect(await events()).toHaveLength(before)
})

describe('skills that decide who is booked with whom are the manager’s', () => {
  it.each([
    ['takes one that a service asks for', ['headaches'], false], ['adds the one that a pregnancy asks for', ['sports', 'headaches', 'pregnancy'], false],
    ['changes the others', ['sports', 'older-people'], true], ['changes their order', ['headaches', 'sports'], true],
  ])('%s', async (_, skills, goes) => {
    const result = await save({ skills })
    expect(result.ok ? 'ok' : result.refusal).toEqual(goes ? 'ok' : { reason: 'invalid', errors: [{ path: ['skills'], message: expect.stringMatching(/manager/) as unknown }] })
  })
})

it('two at once: the second is told, and nothing of theirs is written', async () => {
  const mark = await seen()
  const results = await Promise.all([save({ about: 'One.' }, mark), save({ about: 'Two.' }, mark)])
  expect(results.map((one) => (one.ok ? 'ok' : one.refusal.reason)).sort()).toEqual(['ok', 'record-changed'])
  const { about } = await db().practitioner.findUniqueOrThrow({ where: { id: 'ann' } })
  expect(about).toBe(results[0]?.ok ? 'One.' : 'Two.')
})

it('a manager who read them before is told by whom they were changed, and the other way round', async () => {
  const mona = await createStaff({ now: monday, name: 'Mona Marsh', traits: ['manager'] })
  const opened = await openPractice(mona)
  const read = opened.ok ? opened.value.practitioners.find(({ id }) => id === 'ann') : undefined
  if (!read) throw new Error('no ann')
  const mark = await seen()
  expect(await save({ about: 'Ann’s own words.' }, mark)).toMatchObject({ ok: true })
  const { version, photoAt: _, clinics: _c, ...fields } = read
  expect(await keepPractitioner(mona, { ...fields, seen: version, leave: false, about: 'Mona’s words.' }, monday)).toMatchObject({ refusal: { reason: 'record-changed', by: ann.name } })
  expect((await db().practitioner.findUniqueOrThrow({ where: { id: 'ann' } })).about).toBe('Ann’s own words.')
  const fresh = await seen()
  expect(await keepPractitioner(mona, { ...fields, seen: version + 1, leave: false, about: 'Mona’s words.' }, monday)).toMatchObject({ ok: true })
  expect(await save({ about: 'Ann again.' }, fresh)).toMatchObject({ refusal: { reason: 'record-changed', by: 'Mona Marsh' } })
})

it('is nobody else’s', async () => {
  const bev = await createReceptionist('Bev Okafor')
  expect(await readMyProfile(bev)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  expect(await editProfile(bev, { about: '', skills: [], languages: [], seen: 'x' }, monday)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
})
