import { database } from '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { forgetWhatIsOld } from '@/lib/jobs/retention'
import { log } from '@/lib/log'
import { connected } from '@/lib/run/roles'
import { db, disconnect } from '@/lib/store/client'
import { createReceptionist, createSmallPractice, monday } from '@/tests/use-cases/small-practice'

const owner = (statement: string) =>
  connected(database.ownerUrl, (client) => client.query(statement))
const minute = 60_000
let staffId: string

beforeAll(async () => {
  vi.spyOn(log, 'info').mockImplementation(() => undefined)
  await createSmallPractice()
  staffId = (await createReceptionist('Bev Okafor')).id
})
afterAll(disconnect)

/** A link that was over for years, then the job at that minute. Answers whether it went. */
async function goesAfter(minutes: number): Promise<boolean> {
  await db().staffLink.deleteMany()
  const long = new Date('2010-01-01')
  await db().staffLink.create({
    data: { id: randomUUID(), staffId, purpose: 'reset', madeAt: long, expiresAt: long },
  })
  await forgetWhatIsOld(monday + minutes * minute)
  return (await db().staffLink.count()) === 0
}

test('old rows go hourly, and by the minute while there are any', async () => {
  expect([await goesAfter(0), await goesAfter(1), await goesAfter(2)]).toEqual([true, true, true])
  await forgetWhatIsOld(monday + 3 * minute) // finds none
  expect(await goesAfter(4)).toBe(false)
  expect(await goesAfter(60)).toBe(true)
})

test('where it breaks off, it goes on in a minute', async () => {
  await forgetWhatIsOld(monday + 61 * minute) // finds none
  await owner(`create function broken() returns trigger language plpgsql
    as 'begin raise exception ''not now''; end'`)
  await owner(`create trigger broken before delete on staff_link
    for each statement execute function broken()`)
  await expect(forgetWhatIsOld(monday + 121 * minute)).rejects.toThrow(/not now/)
  await owner('drop trigger broken on staff_link; drop function broken()')
  expect(await goesAfter(122)).toBe(true)
})
