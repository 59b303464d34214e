import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { RotaDraft } from '@/lib/core/rota-draft'
import type { Weekday } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { addSession } from '@/lib/use-cases/add-session'
import { previewRota, saveRota, type RotaPreview } from '@/lib/use-cases/draft-rota'
import { readRotas } from '@/lib/use-cases/read-rotas'
import { readSlots } from '@/lib/use-cases/read-slots'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { tickTold } from '@/lib/use-cases/tick-told'
import { createAppointment } from '../factories/appointments'
import { atOnce } from './asking'
import { createManager, dayAfter } from './effect-ground'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, wednesday } from './small-practice'

// A rota is changed: what it leaves without a session is shown first, and nobody of it is lost.

let boss: StaffActor
let bev: StaffActor
let base: Awaited<ReturnType<typeof sessions>>
const sessions = () => db().rotaSession.findMany({ orderBy: [{ practitionerId: 'asc' }, { weekday: 'asc' }] })

beforeAll(async () => {
  await createSmallPractice()
  boss = await createManager('Helen Marchetti')
  bev = await createReceptionist('Bev Okafor')
  base = await sessions()
})
beforeEach(async () => {
  await releaseAll()
  for (const gone of [db().toTell.deleteMany(), db().rotaSession.deleteMany(), db().practiceChange.deleteMany()]) await gone
  await db().rotaSession.createMany({ data: base })
  forgetAll()
})
afterAll(disconnect)

const rowOf = (who: string, weekday: number): string => base.find((row) => row.practitionerId === who && row.weekday === weekday)?.id ?? ''
const times = { clinic: 'hall-green', room: 'room-1', weekday: 3 as Weekday, from: 540, to: 1080, lunch: null }
const changed = (given: Partial<Extract<RotaDraft, { do: 'change' }>> = {}): RotaDraft =>
  ({ do: 'change', row: rowOf('ann', 3), alone: false, everyWeeks: 1, since: wednesday, until: null, ...times, ...given })
const added = (given: Partial<Extract<RotaDraft, { do: 'add' }>> = {}): RotaDraft =>
  ({ do: 'add', practitioner: 'ann', everyWeeks: 1, since: '2027-03-06', until: null, ...times, weekday: 6, ...given })

async function previewed(draft: RotaDraft): Promise<RotaPreview> {
  const preview = await previewRota(boss, draft, monday)
  if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
  return preview.value
}
const save = async (draft: RotaDraft, seen: string, id = randomUUID(), actor = boss) => saveRota(actor, { id, draft, seen }, monday)
const booked = (days: number, wall: number, traits: Parameters<typeof createAppointment>[0]['traits'] = ['confirmed']) =>
  createAppointment({ now: monday, at: at(dayAfter(days), wall), clinic: 'hall-green', practitioner: 'ann', service: 'first', room: 'room-1', traits })
const refusalOf = async (draft: RotaDraft) => {
  const preview = await previewRota(boss, draft, monday)
  return preview.ok ? null : preview.refusal.reason === 'invalid' ? preview.refusal.errors[0] : preview.refusal.reason
}
const counts = async () => ({ sessions: await db().rotaSession.count(), tells: await db().toTell.count(), changes: await db().practiceChange.count() })

describe('forty appointments', () => {
  it('are named in the preview, go into the list, and are ticked off; none is lost', async () => {
    const made = []
    // Eight Wednesdays, five a day.
    for (let week = 0; week < 8; week += 1) for (const wall of [540, 600, 660, 720, 780]) made.push(await booked(2 + 7 * week, wall, [wall === 600 ? 'requested' : 'confirmed']))
    await booked(3, 600)
    const references = made.map(({ reference }) => reference).sort()
    const draft: RotaDraft = { do: 'end', row: rowOf('ann', 3), last: dayAfter(1) }
    const { effect } = await previewed(draft)
    expect(effect.orphans.map(({ reference }) => reference).sort()).toEqual(references)
    expect(effect.lost.flatMap(({ starts }) => starts).length).toBeGreaterThan(0)
    expect(await counts()).toEqual({ sessions: 10, tells: 0, changes: 0 })
    expect(await save(draft, effect.seen)).toEqual({ ok: true, value: { state: 'applied', told: 40, elsewhere: 0 } })
    const list = async () => {
      const view = await readToTell(bev, { clinic: 'hall-green' }, monday)
      if (!view.ok) throw new Error(view.refusal.reason)
      return view.value
    }
    const { open } = await list()
    expect(open.map(({ reference }) => reference).sort()).toEqual(references)
    expect(open.every(({ id, why, undecided }) => id !== null && why === 'no-session' && undecided)).toBe(true)
    // Ann is there again for all of them; each is then told.
    await db().rotaSession.updateMany({ where: { id: rowOf('ann', 3) }, data: { validUntil: null } })
    forgetAll()
    for (const { id, version } of open) expect(await tickTold(bev, { id: id ?? '', outcome: 'phone', version }, monday)).toMatchObject({ ok: true })
    expect((await list()).open).toEqual([])
    expect(await db().toTell.count({ where: { outcome: 'phone', closedById: bev.id } })).toBe(40)
    expect(await db().event.count({ where: { verb: 'leave', appointmentId: { in: made.map(({ id }) => id) } } })).toBe(40)
  })
})

describe('saved', () => {
  it('ends the old row the day before, begins the new one, and says so once in an event', async () => {
    const draft = changed({ to: 1020 })
    const id = randomUUID()
    expect(await save(draft, (await previewed(draft)).effect.seen, id)).toMatchObject({ ok: true })
    const rows = await db().rotaSession.findMany({ where: { practitionerId: 'ann', weekday: 3 }, orderBy: { validFrom: 'asc' } })
    expect(rows.map(({ validFrom, validUntil, toMinute }) => [validFrom.toISOString().slice(0, 10), validUntil?.toISOString().slice(0, 10) ?? null, toMinute]))
      .toEqual([['2027-01-01', '2027-03-02', 1080], ['2027-03-03', null, 1020]])
    const events = await db().event.findMany({ where: { verb: 'change-rota', detail: { path: ['change'], equals: id } } })
    expect(events).toMatchObject([{ actorName: 'Helen Marchetti', clinicId: 'hall-green', detail: { practitioner: 'ann', ended: 1, added: 1, left: 0 } }])
  })

  it('sent twice it is one change', async () => {
    const draft = added()
    const { seen } = (await previewed(draft)).effect
    const id = randomUUID()
    const answers = [await save(draft, seen, id), await save(draft, seen, id)]
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await counts()).toMatchObject({ sessions: 11, changes: 1 })
  })

  it('twenty managers at once: one is first, and the others are told by whom', async () => {
    const draft = added()
    const { seen } = (await previewed(draft)).effect
    const answers = await atOnce(20, () => save(draft, seen))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.refusal).toMatchObject({ reason: 'record-changed', by: 'Helen Marchetti' })
    expect(await counts()).toMatchObject({ sessions: 11, changes: 1 })
  })

  it('nothing, where somebody opened time of theirs meanwhile', async () => {
    const draft = changed({ to: 1020 })
    const { seen } = (await previewed(draft)).effect
    expect(await addSession(boss, { clinic: 'hall-green', practitioner: 'ann', room: 'room-1', day: '2027-03-07', from: 540, to: 600 }, monday)).toMatchObject({ ok: true })
    expect(await save(draft, seen)).toMatchObject({ ok: false, refusal: { reason: 'record-changed', by: 'Helen Marchetti', at: monday } })
    expect(await db().practiceChange.count()).toBe(0)
  })

  it('nothing, where somebody booked in what is taken away; shown anew it can be saved', async () => {
    const draft = changed({ to: 1020 })
    const { seen } = (await previewed(draft)).effect
    const late = await booked(2, 1020)
    expect(await save(draft, seen)).toEqual({ ok: true, value: { state: 'overtaken' } })
    expect(await counts()).toEqual({ sessions: 10, tells: 0, changes: 0 })
    const again = (await previewed(draft)).effect
    expect(again.orphans.map(({ reference }) => reference)).toEqual([late.reference])
    expect(await save(draft, again.seen)).toMatchObject({ ok: true, value: { state: 'applied', told: 1 } })
  })

  it('somebody else’s rota, and time that is booked and stays, make no difference', async () => {
    const draft = changed({ to: 1020 })
    const { seen } = (await previewed(draft)).effect
    await booked(2, 600)
    expect(await addSession(boss, { clinic: 'hall-green', practitioner: 'ben', room: null, day: '2027-03-07', from: 540, to: 600 }, monday)).toMatchObject({ ok: true })
    expect(await save(draft, seen)).toMatchObject({ ok: true, value: { state: 'applied' } })
  })
})

describe('refused in words', () => {
  it.each<[string, RotaDraft, RegExp]>([
    ['over another session of theirs', added({ weekday: 3, since: wednesday, room: 'room-1' }), /Ann Ash has another session then: Wednesdays, 09:00 to 18:00 at Hall Green/],
    ['over one at another clinic', added({ weekday: 3, since: wednesday, clinic: 'tamworth', room: null }), /another session then/],
    ['in a room that is taken', added({ practitioner: 'ann', room: 'room-2', weekday: 3, since: wednesday, from: 1080, to: 1140 }), /^$/],
    ['in the past', added({ since: '2027-02-20' }), /past/],
    ['before it begins', added({ from: 600, to: 540 }), /ends before it begins/],
    ['until before it begins', added({ until: '2027-03-01' }), /last day is before/],
  ])('%s', async (_, draft, words) => {
    const refusal = await refusalOf(draft)
    expect(refusal === null ? '' : typeof refusal === 'string' ? refusal : refusal?.message).toMatch(words)
  })

  it('in somebody’s room: whose, and when', async () => {
    await db().rotaSession.deleteMany({ where: { id: rowOf('ann', 4) } })
    forgetAll()
    expect(await refusalOf(added({ weekday: 4, since: '2027-03-04', room: 'room-2' }))).toMatchObject({ path: ['room'], message: expect.stringMatching(/^Ben Birch has room-2 then: Thursdays/) as string })
  })

  it('by whom it isn’t to be done: nothing is seen, and nothing written', async () => {
    const tamworth = await createManager('Tam Boss', ['tamworth'])
    for (const actor of [bev, practitioner('ann'), tamworth]) {
      expect(await previewRota(actor, changed({ to: 1020 }), monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
      expect(await saveRota(actor, { id: randomUUID(), draft: changed({ to: 1020 }), seen: 'x.y' }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    }
    expect(await readRotas(bev, {})).toMatchObject({ refusal: { reason: 'forbidden' } })
    expect(await readRotas(boss, { practitioner: 'nobody' })).toMatchObject({ refusal: { reason: 'not-found' } })
    expect(await counts()).toEqual({ sessions: 10, tells: 0, changes: 0 })
  })
})

describe('when it is held', () => {
  const starts = async (from: string, to: string) => {
    const read = await readSlots({ clinic: 'hall-green', service: 'first', practitioner: 'ann', from, to }, monday)
    if (!read.ok) throw new Error(read.refusal.reason)
    return read.value.slots.map(({ start }) => new Date(start).toISOString().slice(0, 16))
  }
  const saved = async (draft: RotaDraft) => expect(await save(draft, (await previewed(draft)).effect.seen)).toMatchObject({ ok: true, value: { state: 'applied' } })

  it('once: on that day alone', async () => {
    await saved(added({ everyWeeks: 0, from: 600, to: 660 }))
    expect(await starts('2027-03-06', '2027-04-10')).toEqual(expect.arrayContaining(['2027-03-06T10:00']))
    expect((await starts('2027-03-13', '2027-03-13'))).toEqual([])
  })

  it('every two weeks: and a change from a day on keeps to its weeks', async () => {
    await saved(added({ everyWeeks: 2, from: 600, to: 660 }))
    const row = (await db().rotaSession.findFirstOrThrow({ where: { weekday: 6 } })).id
    await saved({ ...changed({ row, weekday: 6, everyWeeks: 2, from: 600, to: 675, since: '2027-03-14' }) })
    const saturdays = []
    for (const day of ['2027-03-06', '2027-03-13', '2027-03-20', '2027-03-27', '2027-04-03']) if ((await starts(day, day)).length > 0) saturdays.push(day)
    expect(saturdays).toEqual(['2027-03-06', '2027-03-20', '2027-04-03'])
  })

  it('over the clock change: ten by the wall is ten, and a night is as long as the clocks make it', async () => {
    await saved(added({ everyWeeks: 1, from: 600, to: 660, until: '2027-04-10' }))
    const all = await starts('2027-03-20', '2027-04-03')
    expect(all).toEqual(expect.arrayContaining(['2027-03-20T10:00', '2027-03-27T10:00', '2027-04-03T09:00']))
    // 28 March: at one it is two. From midnight to three are two hours.
    const draft = added({ everyWeeks: 0, since: '2027-03-28', from: 0, to: 180, room: null })
    const { effect } = await previewed(draft)
    await saved(draft)
    const night = await starts('2027-03-28', '2027-03-28')
    expect(effect.gained.flatMap(({ starts: given }) => given.map((start) => new Date(start).toISOString().slice(0, 16)))).toEqual(night)
    expect(night.at(0)).toBe('2027-03-28T00:00')
    expect(night.at(-1)).toBe('2027-03-28T01:00')
  })
})
