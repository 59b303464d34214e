import '../support/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db, disconnect } from '@/lib/store/client'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { openPatient } from '@/lib/use-cases/open-patient'
import { createPatient } from '../factories/appointments'
import { atOnce, tally } from './asking'
import { createReceptionist, createSmallPractice, monday } from './small-practice'

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
})
afterAll(disconnect)

describe('an edit', () => {
  it('of two at once one is saved, the other is told who was first; the event names the fields alone', async () => {
    const kept = await createPatient({ now: monday })
    const ada = await createReceptionist('Ada First')
    const record = await openPatient(ada, { id: kept.id }, monday)
    if (!record.ok) throw new Error(record.refusal.reason)
    const { details, version } = record.value
    const results = await atOnce(5, (i) => editPatient(ada, { id: kept.id, version, details: { ...details, phone: `+44163296080${i}` } }, monday))
    expect(tally(results)).toEqual({ ok: 1, 'record-changed': 4 })
    const refusal = results.find((result) => !result.ok)
    expect(refusal && !refusal.ok && refusal.refusal).toMatchObject({ by: 'Ada First', at: monday })
    const events = await db().event.findMany({ where: { verb: 'edit', patientId: kept.id } })
    expect(events.map(({ detail }) => detail)).toEqual([{ fields: 'phone', version: version + 1 }])
  })

  it('refuses a way of being told that can’t be', async () => {
    const kept = await createPatient({ now: monday })
    const record = await openPatient(bev, { id: kept.id }, monday)
    if (!record.ok) throw new Error(record.refusal.reason)
    const { details, version } = record.value
    const results = await Promise.all(([{ ringing: 'never' }, { tellBy: 'email' }, { tellBy: 'text', phone: '+441632960123' },
      { ringing: 'mobile', phone: '+441632960123' }] as const).map((change) =>
      editPatient(bev, { id: kept.id, version, details: { ...details, ...change } }, monday)))
    expect(tally(results)).toEqual({ invalid: 4 })
  })

  it('beside another’s writes only what was changed in the form', async () => {
    const kept = await createPatient({ now: monday })
    const record = await openPatient(bev, { id: kept.id }, monday)
    if (!record.ok) throw new Error(record.refusal.reason)
    const { details, version } = record.value
    await editPatient(bev, { id: kept.id, version, details: { ...details, email: 'first@example.org', note: 'First' } }, monday)
    const mine = { ...details, name: 'Joanna Pettifer', note: 'Mine' }
    expect(tally([await editPatient(bev, { id: kept.id, version, details: mine, was: details }, monday)])).toEqual({ 'record-changed': 1 })
    expect(await editPatient(bev, { id: kept.id, version: version + 1, details: mine, was: details }, monday)).toMatchObject({ ok: true })
    expect(await db().patient.findUniqueOrThrow({ where: { id: kept.id } }))
      .toMatchObject({ name: 'Joanna Pettifer', note: 'Mine', email: 'first@example.org' })
  })

  it('of the main number forgets that ringing it found somebody else', async () => {
    const kept = await createPatient({ now: monday })
    await db().patient.update({ where: { id: kept.id }, data: { wrongNumberAt: new Date(monday) } })
    const change = async (given: { note: string } | { phone: string }) => {
      const record = await openPatient(bev, { id: kept.id }, monday)
      if (!record.ok) throw new Error(record.refusal.reason)
      const { details, version } = record.value
      await editPatient(bev, { id: kept.id, version, details: { ...details, ...given } }, monday)
      return (await db().patient.findUniqueOrThrow({ where: { id: kept.id } })).wrongNumberAt
    }
    expect(await change({ note: 'Rings late' })).toEqual(new Date(monday))
    expect(await change({ phone: '+447700900888' })).toBeNull()
  })
})
