import './set-clock'
import { call, createSmallPractice, monday } from './ground'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { db } from '@/lib/store/client'
import { createPatient } from '@/tests/factories/appointments'
import { createReceptionist } from '@/tests/use-cases/small-practice'
import { joined, offered, secretOf } from '@/tests/use-cases/waiting'

beforeAll(createSmallPractice)

const press = (secret: string, form = 'List-Unsubscribe=One-Click') => call('POST', `/api/unsubscribe/${secret}`, { raw: form, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })

test('a program that reads mail stops reminders by one press, without a cookie or an Origin; a look stops nothing', async () => {
  const { id } = await createPatient({ now: monday })
  const secret = unsubscribeSecret(id)
  for (const method of ['GET', 'HEAD']) {
    const looked = await call(method, `/api/unsubscribe/${secret}`)
    expect([looked.status, looked.headers.get('location')]).toEqual([303, `/unsubscribe/${secret}`])
  }
  expect((await db().patient.findUniqueOrThrow({ where: { id } })).reminders).toBe(true)
  for (let i = 0; i < 2; i += 1) expect((await press(secret)).status).toBe(204)
  expect((await db().patient.findUniqueOrThrow({ where: { id } })).reminders).toBe(false)
  expect(await db().event.count({ where: { verb: 'reminders', patientId: id } })).toBe(1)
})

test('from an offer it gives up the place on the waiting list', async () => {
  const [wait, other] = [await joined(), await joined()]
  const offer = await offered(await createReceptionist('Una Desk'), [wait, other])
  const secret = secretOf(offer, wait)
  expect((await call('GET', `/api/unsubscribe/${secret}`)).headers.get('location')).toBe(`/offers/${secret}`)
  expect((await press(secret)).status).toBe(204)
  expect((await db().wait.findUniqueOrThrow({ where: { id: wait } })).outcome).toBe('withdrawn')
  expect((await db().wait.findUniqueOrThrow({ where: { id: other } })).outcome).toBeNull()
})

test.each([
  ['a secret that nobody made', `r${'x'.repeat(65)}`, undefined, 404], ['of a record that there isn’t', unsubscribeSecret(randomUUID()), undefined, 404],
  ['another form', unsubscribeSecret(randomUUID()), 'a=b', 422], ['more than the form', unsubscribeSecret(randomUUID()), 'List-Unsubscribe=One-Click&x=y', 422],
  ['an empty one', unsubscribeSecret(randomUUID()), '', 422],
])('%s', async (_, secret, form, status) => {
  expect((await press(secret, form)).status).toBe(status)
})
