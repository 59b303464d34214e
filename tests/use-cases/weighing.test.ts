import '../support/test-database'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { EffectView } from '@/lib/core/effect-view'
import type { Policies } from '@/lib/core/policies'
import type { PracticeChange } from '@/lib/core/practice-change'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { keepHours } from '@/lib/use-cases/keep-hours'
import { keepPractitioner } from '@/lib/use-cases/keep-practitioner'
import { keepService } from '@/lib/use-cases/keep-service'
import { openPractice } from '@/lib/use-cases/open-practice'
import { readSlots } from '@/lib/use-cases/read-slots'
import { setPolicies } from '@/lib/use-cases/set-policies'
import { hoursChange, policyChange, weighChange } from '@/lib/use-cases/weigh-change'
import { createStaff } from '../factories/staff'
import { asked } from './asking'
import { at, createReceptionist, createSmallPractice, monday, releaseAll, wednesday, zone } from './small-practice'

let mona: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  mona = await createStaff({ now: monday, name: 'Mona Marsh', traits: ['manager'], clinics: ['hall-green', 'tamworth'] })
  await setPolicies(mona, { seen: 1, policies: { horizonDays: 14 } }, monday) // no further than is looked below
})
beforeEach(releaseAll)
afterAll(disconnect)

const records = async () => {
  const opened = await openPractice(mona)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return opened.value
}

/** Every start with either of them, as patients are offered them, until the last day of whichever horizon is longer. */
async function offered(): Promise<Set<string>> {
  forgetAll()
  const starts = new Set<string>()
  for (const practitioner of ['ann', 'ben']) {
    const last = addDays(dayOf(monday, zone), 20)
    const read = await readSlots({ clinic: 'hall-green', service: 'first', from: dayOf(monday, zone), to: last, practitioner }, monday)
    if (read.ok) for (const { start } of read.value.slots) starts.add(`${practitioner} ${start}`)
  }
  return starts
}

const startsIn = (days: EffectView['lost']): string[] => days.flatMap(({ practitioner, starts }) => starts.map((start: Instant) => `${practitioner.id} ${start}`)).sort()

/** What was said before equals what is so afterwards. */
async function isAsSaid(change: PracticeChange, make: () => Promise<{ ok: boolean }>): Promise<EffectView | null> {
  const [had, weighed] = [await offered(), await weighChange(mona, change, { agreed: '' }, monday)]
  if (!weighed.ok) throw new Error(weighed.refusal.reason)
  expect(await make()).toMatchObject({ ok: true })
  const has = await offered()
  expect(startsIn(weighed.value?.lost ?? [])).toEqual([...had].filter((start) => !has.has(start)).sort())
  expect(startsIn(weighed.value?.gained ?? [])).toEqual([...has].filter((start) => !had.has(start)).sort())
  return weighed.value
}

const rules = fc.record({
  noticeOpeningMinutes: fc.constantFrom(0, 60, 240, 900), horizonDays: fc.integer({ min: 1, max: 14 }), gridMinutes: fc.constantFrom(15, 20, 30, 60), maxTries: fc.integer({ min: 1, max: 9 }),
})

test('any change of the rules does what was said before it', async () => {
  await fc.assert(fc.asyncProperty(rules, async (policies: Partial<Policies>) => {
    await isAsSaid(policyChange(policies), async () => setPolicies(mona, { seen: (await records()).practice?.version ?? 0, policies }, monday))
  }), { numRuns: 12 })
})

test('any hours do what was said before them: the notice is counted in them', async () => {
  await setPolicies(mona, { seen: (await records()).practice?.version ?? 0, policies: { noticeOpeningMinutes: 600, horizonDays: 14, gridMinutes: 15 } }, monday)
  await fc.assert(fc.asyncProperty(fc.integer({ min: 300, max: 700 }), fc.integer({ min: 60, max: 600 }), fc.constantFrom(null, '2027-03-01', '2027-03-02'), async (opens, length, from) => {
    const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, opens, closes: opens + length }))
    const season = { clinic: 'hall-green', was: null, from, until: from, hours }
    const had = (await records()).clinics.find(({ id }) => id === 'hall-green')
    const was = from !== null && had?.hours.some(({ validFrom }) => validFrom === from) ? from : null
    await isAsSaid(await hoursChange({ ...season, was }), async () =>
      keepHours(mona, { ...season, was, seen: had?.version ?? 0 }, monday))
  }), { numRuns: 12 })
})

test('a longer service takes slots; somebody who leaves takes theirs, and leaves whom was said', async () => {
  await setPolicies(mona, { seen: (await records()).practice?.version ?? 0, policies: { noticeOpeningMinutes: 0 } }, monday)
  const service = (await records()).services[0]!
  const longer = { ...service, seen: service.version, minutes: 90 }
  expect(await isAsSaid({ kind: 'service', service: service.id, set: { minutes: 90 } }, () => keepService(mona, longer, monday))).not.toBeNull()
  const { appointment } = await asked(at(wednesday, 600), { practitioner: 'ben' })
  const ben = (await records()).practitioners.find(({ id }) => id === 'ben')!
  const effect = await isAsSaid({ kind: 'practitioner', practitioner: 'ben', set: {}, gone: true }, () =>
    keepPractitioner(mona, { ...ben, seen: ben.version, active: false, leave: true }, monday))
  expect(effect?.orphans.map(({ reference }) => reference)).toEqual([appointment.reference])
  expect(await db().appointment.count({ where: { practitionerId: 'ben', status: 'requested' } })).toBe(1)
})

test('what touches nothing is not put before anybody; what was seen and agreed to isn’t put again; nobody else is told', async () => {
  expect(await weighChange(mona, policyChange({ reminders: 'none', maxTries: 7 }), { agreed: '' }, monday)).toEqual({ ok: true, value: null })
  const change = policyChange({ horizonDays: 2 })
  const weighed = await weighChange(mona, change, { agreed: '' }, monday)
  const seen = weighed.ok ? weighed.value?.seen ?? '' : ''
  expect([seen.length > 0, await weighChange(mona, change, { agreed: seen }, monday)]).toEqual([true, { ok: true, value: null }])
  const other = await weighChange(mona, change, { agreed: `${seen}x` }, monday)
  expect(other.ok && other.value?.seen).toBe(seen)
  expect(await weighChange(await createReceptionist('Bev Okafor'), change, { agreed: '' }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
})
