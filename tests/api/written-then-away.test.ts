import './set-clock'
import { call, createSmallPractice, json } from './ground'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/store/client'

// The database goes away once a change has been written and before it is read for the answer: that
// answer doesn't say that nothing was written.

const away = vi.hoisted(() => ({ now: false }))
vi.mock('@/lib/use-cases/read-appointment', async (importOriginal) => {
  const own = await importOriginal<typeof import('@/lib/use-cases/read-appointment')>()
  return {
    ...own,
    readAppointment: (...given: Parameters<typeof own.readAppointment>) =>
      away.now
        ? Promise.reject(Object.assign(new Error('gone'), { code: '08006' }))
        : own.readAppointment(...given),
  }
})

beforeAll(async () => {
  await createSmallPractice()
})
beforeEach(() => {
  away.now = false
})

async function asked(start: string) {
  const answer = await json(
    await call('POST', '/api/v1/appointments', {
      headers: { 'Idempotency-Key': start },
      body: {
        clinic: 'hall-green',
        service: 'first',
        practitioner: 'ann',
        start,
        patient: { name: 'Grace Whitlock', phone: '07700 900123' },
      },
    }),
  )
  const secret = new URL(String(answer['manageUrl'])).searchParams.get('key') ?? ''
  return { reference: String(answer['reference']), headers: { Authorization: `Bearer ${secret}` } }
}
const typeOf = async (response: Response) => [response.status, (await json(response))['type']]
const statusOf = async (reference: string) =>
  (await db().appointment.findUniqueOrThrow({ where: { reference } })).status

test('what was written before the database went away is told of as unknown, and asking again finds it', async () => {
  const { reference, headers } = await asked('2027-03-09T09:00:00Z')
  const cancel = () =>
    call('POST', `/api/v1/appointments/${reference}/cancel`, { headers, body: {} })
  away.now = true
  expect(await typeOf(await cancel())).toEqual([503, '/problems/outcome-unknown'])
  expect(await statusOf(reference)).toBe('cancelled')
  away.now = false
  expect((await cancel()).status).toBe(200)
})

test('what was refused, and of which nothing was written, is unavailable as before', async () => {
  const { reference, headers } = await asked('2027-03-09T11:00:00Z')
  away.now = true
  const moved = await call('POST', `/api/v1/appointments/${reference}/move`, {
    headers,
    body: { start: '2027-03-09T03:00:00Z' },
  })
  expect(await typeOf(moved)).toEqual([503, '/problems/unavailable'])
})
