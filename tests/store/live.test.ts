import '../support/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disconnect } from '@/lib/store/client'
import { forgetAll, watch } from '@/lib/store/live'
import { readSlots } from '@/lib/use-cases/read-slots'
import { database } from '../support/test-database'
import { asked } from '../use-cases/asking'
import { at, createSmallPractice, first, monday, wednesday } from '../use-cases/small-practice'
import { ownQueries } from '../support/own-queries'

// What reads remember must never outlive a change, whoever makes it: this process, or another one that nobody here knows of.

let elsewhere: pg.Client
beforeAll(async () => {
  await createSmallPractice()
  elsewhere = new pg.Client({ connectionString: database.ownerUrl })
  await elsewhere.connect()
})
afterAll(async () => {
  await elsewhere.end()
  await disconnect()
})

const starts = async () => {
  const read = await readSlots({ ...first, practitioner: 'ann', from: wednesday, to: wednesday }, monday)
  return read.ok ? read.value.slots.map((slot) => slot.start) : []
}
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

/** Until the process listens, nothing is remembered and every read is its own. */
const remembering = () => soon(async () => {
  const [one, two] = [await readSlots({ ...first, from: wednesday, to: wednesday }, monday), await readSlots({ ...first, from: wednesday, to: wednesday }, monday)]
  expect(one.ok && two.ok && one.value === two.value).toBe(true)
})

describe('a read that is remembered', () => {
  it('is the same object until something changes', remembering)

  it('sees this process’s own booking at once', async () => {
    await remembering()
    expect(await starts()).toContain(at(wednesday, 600))
    await asked(at(wednesday, 600), { practitioner: 'ann' })
    expect(await starts()).not.toContain(at(wednesday, 600))
  })

  it('sees another’s booking and its end', async () => {
    await remembering()
    expect(await starts()).toContain(at(wednesday, 900))
    await elsewhere.query(`insert into patient (id, name, phone, created_at) values ('00000000-0000-4000-8000-000000000001', 'A Patient', '+447700900123', now())`)
    await elsewhere.query(`insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, patient_id, starts_at, ends_at, busy_until, source, created_at, changed_at)
      values ('00000000-0000-4000-8000-000000000002', 'PL-ELSEWHERE', 'confirmed', 'hall-green', 'ann', 'first', '00000000-0000-4000-8000-000000000001', $1, $2, $2, 'phone', now(), now())`,
    [new Date(at(wednesday, 900)), new Date(at(wednesday, 960))])
    await soon(async () => expect(await starts()).not.toContain(at(wednesday, 900)))
    await elsewhere.query(`update appointment set status = 'cancelled' where reference = 'PL-ELSEWHERE'`)
    await soon(async () => expect(await starts()).toContain(at(wednesday, 900)))
  })

  it('sees a closure, an absence and a changed rota', async () => {
    await remembering()
    expect(await starts()).not.toEqual([])
    await elsewhere.query(`insert into closure (id, clinic_id, from_day, until_day, reason) values (gen_random_uuid(), 'hall-green', '2027-03-03', '2027-03-03', 'flood')`)
    await soon(async () => expect(await starts()).toEqual([]))
    await elsewhere.query('delete from closure')
    await soon(async () => expect(await starts()).not.toEqual([]))
    await elsewhere.query(`update rota_session set valid_until = '2027-03-02' where practitioner_id = 'ann'`)
    await soon(async () => expect(await starts()).toEqual([]))
    await elsewhere.query(`update rota_session set valid_until = null where practitioner_id = 'ann'`)
    await soon(async () => expect(await starts()).not.toEqual([]))
  })

  it('is not trusted while the live connection is away, and is right again after it', async () => {
    await remembering()
    const same = new pg.Client({ connectionString: database.url })
    await same.connect()
    await same.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plumbline-listener' and datname = current_database()`)
    await same.end()
    await elsewhere.query(`insert into closure (id, clinic_id, from_day, until_day, reason) values (gen_random_uuid(), 'hall-green', '2027-03-03', '2027-03-03', 'flood')`)
    await soon(async () => expect(await starts()).toEqual([]))
    await elsewhere.query('delete from closure')
    await soon(async () => expect(await starts()).not.toEqual([]))
  })
})

it('whoever watches is told which clinic changed, and nothing else', async () => {
  await remembering()
  const told: string[] = []
  const stop = watch((clinic) => told.push(clinic))
  await asked(at(wednesday, 720), { practitioner: 'ben' })
  await soon(async () => expect(told).toContain('hall-green'))
  stop()
  expect(new Set(told)).toEqual(new Set(['hall-green']))
})

it('a range is read in at most three queries, whatever is remembered', async () => {
  forgetAll()
  const queries = vi.spyOn(pg.Client.prototype, 'query')
  await readSlots({ ...first, from: wednesday, to: '2027-03-30' }, monday)
  expect(ownQueries(queries)).toBeGreaterThan(0)
  expect(ownQueries(queries)).toBeLessThanOrEqual(3)
})
