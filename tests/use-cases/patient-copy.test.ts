import '../support/test-database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { tablesAbout } from '@/lib/store/held-about'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { openPatient } from '@/lib/use-cases/open-patient'
import { readDiary } from '@/lib/use-cases/read-diary'
import { createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { after, makeZephyrine, said, visit } from './law-ground'
import { createReceptionist, createSmallPractice, monday } from './small-practice'

// Everything that is held, and nothing of anybody else.

let boss: StaffActor
let bev: StaffActor

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  boss = await createStaff({ now: monday, traits: ['manager'], name: 'Helen Marchetti', clinics: ['hall-green', 'tamworth'] })
})
afterAll(disconnect)

it('has what every table holds, who saw it, and nobody else; and no secret', async () => {
  const { id } = await makeZephyrine(bev.id)
  const other = await createPatient({ now: monday, name: 'Somebody Else', email: 'else@example.org' })
  await visit(other.id, 'completed', { reason: 'another reason altogether' })
  await readDiary(bev, { clinic: 'hall-green', day: '2027-03-03' }, after('2027-03-02'))
  await openPatient(bev, { id }, after('2027-03-04'))
  const copied = await copyPatient(boss, { id, form: 'json' }, after('2027-06-01'))
  if (!copied.ok) throw new Error(copied.refusal.reason)
  const text = JSON.stringify(copied.value)
  for (const word of Object.values(said)) expect(text).toContain(word)
  for (const word of ['Somebody Else', 'else@example.org', 'another reason', 'hold_hash', 'token_hash', 'secret_hash', 'search_keys']) expect(text).not.toContain(word)
  const held = copied.value.sections.map(({ table }) => table)
  expect(tablesAbout.filter((table) => !held.includes(table))).toEqual(['offer_to', 'to_tell', 'patients_apart', 'draft', 'import_row', 'import_key'])
  expect(copied.value.events.map(({ verb, by, detail }) => [verb, by, detail['list'] ?? null])).toEqual(expect.arrayContaining([
    ['look', 'Helen Marchetti', null], ['look', 'Bev Okafor', null], ['look', 'Bev Okafor', 'diary'], ['confirm', 'Bev Okafor', null]]))
})

it('that it was made is an event, and says in which form', async () => {
  const { id } = await createPatient({ now: monday })
  for (const form of ['page', 'json'] as const) await copyPatient(boss, { id, form }, monday)
  const looks = await db().event.findMany({ where: { patientId: id, verb: 'look' }, orderBy: { id: 'asc' } })
  expect(looks).toMatchObject([{ actorId: boss.id, detail: { copy: 'page' } }, { actorId: boss.id, detail: { copy: 'json' } }])
})
