import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { done, refused } from '@/lib/core/result'
import { db, disconnect } from '@/lib/store/client'
import { sqlState, transact } from '@/lib/store/transact'

afterAll(disconnect)

const patient = () => ({ id: randomUUID(), name: 'A', phone: '+447700900123', createdAt: new Date(0) })

it('two that wait for each other crosswise both succeed: a deadlock is tried again', async () => {
  const [a, b] = [patient(), patient()]
  await db().patient.createMany({ data: [a, b] })
  let bothIn = 0
  let tries = 0
  const cross = (one: string, other: string) => transact<null>(async (tx) => {
    tries += 1
    await tx.patient.update({ where: { id: one }, data: { note: one } })
    bothIn += 1
    // Each has its first row before either asks for its second; a second try finds the other gone.
    for (let i = 0; bothIn < 2 && i < 500; i += 1) await new Promise((resolve) => setTimeout(resolve, 2))
    await tx.patient.update({ where: { id: other }, data: { note: one } })
    return done(null)
  })
  const results = await Promise.all([cross(a.id, b.id), cross(b.id, a.id)])
  expect(results).toEqual([done(null), done(null)])
  expect(tries).toBe(3)
})

it('a refusal rolls back what was written before it', async () => {
  const row = patient()
  const result = await transact(async (tx) => {
    await tx.patient.create({ data: row })
    return refused({ reason: 'not-found' })
  })
  expect(result).toEqual(refused({ reason: 'not-found' }))
  expect(await db().patient.findUnique({ where: { id: row.id } })).toBeNull()
})

it('any other error is thrown, with its SQLSTATE to be read', async () => {
  const thrown: unknown = await transact(async (tx) => {
    await tx.$executeRaw`insert into opening_hours (id, clinic_id, weekday, opens, closes) values (gen_random_uuid(), 'nowhere', 9, 2, 1)`
    return done(null)
  }).catch((error: unknown) => error)
  expect(sqlState(thrown)).toBe('23514')
})
