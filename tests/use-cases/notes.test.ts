import '../support/test-database'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { saveNote } from '@/lib/use-cases/save-note'
import { asked, atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, releaseAll, wednesday } from './small-practice'

// A note that two people write at once: none is written over unseen.

let bev: StaffActor
let nasreen: StaffActor
let reference = ''
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  nasreen = await createReceptionist('Nasreen Ali')
})
beforeEach(async () => {
  await releaseAll()
  reference = (await asked(at(wednesday, 600))).appointment.reference
})
afterAll(disconnect)

const noteNow = async () => (await db().appointment.findUniqueOrThrow({ where: { reference } })).note

it('whoever saw another note than stands there is told who wrote it', async () => {
  expect(tally([await saveNote(bev, { reference, note: 'Rings the bell', seen: '' }, monday)])).toEqual({ ok: 1 })
  await actOnAppointment(bev, { reference, verb: 'confirm' }, monday + 1000)
  const late = await saveNote(nasreen, { reference, note: 'Comes by bus', seen: '' }, monday + 2000)
  expect(!late.ok && late.refusal).toEqual({ reason: 'noted-meanwhile', by: bev.name, at: monday })
  expect(await noteNow()).toBe('Rings the bell')
  expect(tally([await saveNote(nasreen, { reference, note: 'Rings the bell\nComes by bus', seen: 'Rings the bell' }, monday)])).toEqual({ ok: 1 })
  expect(await noteNow()).toBe('Rings the bell\nComes by bus')
})

it('another change is no hindrance: only another note is', async () => {
  await actOnAppointment(nasreen, { reference, verb: 'confirm' }, monday)
  expect(tally([await saveNote(bev, { reference, note: 'Parks outside', seen: '' }, monday)])).toEqual({ ok: 1 })
})

it('line ends are a matter of the browser', async () => {
  await saveNote(bev, { reference, note: 'One\r\nTwo', seen: '' }, monday)
  expect(tally([await saveNote(bev, { reference, note: 'Two', seen: 'One\r\nTwo ' }, monday)])).toEqual({ ok: 1 })
})

it('of many at once one is kept, and no other is told that it was', async () => {
  const results = await atOnce(8, (i) => saveNote(i % 2 ? bev : nasreen, { reference, note: `Note ${i}`, seen: '' }, monday))
  const kept = results.findIndex((result) => result.ok)
  expect(results.filter((result) => result.ok).length).toBe(1)
  expect(await noteNow()).toBe(`Note ${kept}`)
})

it('the same note saved twice is one note', async () => {
  await saveNote(bev, { reference, note: 'Left a scarf', seen: '' }, monday)
  expect(tally([await saveNote(bev, { reference, note: 'Left a scarf', seen: '' }, monday)])).toEqual({ ok: 1 })
  expect(await db().event.count({ where: { verb: 'note', appointment: { reference } } })).toBe(1)
})
