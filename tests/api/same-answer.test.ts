import './set-clock'
import { call, createMember, createSmallPractice, json, monday, type Member } from './ground'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/store/client'
import { renewLink } from '@/lib/use-cases/renew-link'

/** The same Idempotency-Key with the same body gets the same answer, whatever has become of the appointment since. */

let desk: Member

beforeAll(async () => {
  await createSmallPractice()
  desk = await createMember({ role: 'reception', clinics: ['hall-green'] }, monday)
})

const patient = { name: 'Rosa Field', phone: '07700 900123', email: 'rosa@example.org', dateOfBirth: '1984-02-29' }
let turn = 0
/** A time that nobody else here takes. */
function nextStart(): string {
  const [day, hour] = [8 + (turn % 5), 9 + 2 * Math.floor(turn / 5)]
  turn += 1
  return `2027-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`
}

interface Sent {
  body: Record<string, unknown>
  key: string
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await call('POST', `/api/v1${path}`, { body, headers })
  return { status: response.status, body: await json(response) }
}

const request = ({ body, key }: Sent) => post('/appointments', body, { 'Idempotency-Key': key })

const ways = {
  'a free time': async (start: string): Promise<Sent> =>
    ({ key: `free ${start}`.replace(' ', '-'), body: { clinic: 'hall-green', service: 'first', practitioner: 'ann', start, patient } }),
  'a held time': async (start: string): Promise<Sent> => {
    const held = await post('/holds', { clinic: 'hall-green', service: 'first', practitioner: 'ann', start })
    return { key: `held-${start}`, body: { hold: held.body['hold'], patient } }
  },
} as const

const secretOf = (answer: Record<string, unknown>): string => new URL(String(answer['manageUrl'])).searchParams.get('key') ?? ''
const byStaff = (reference: string, verb: string, body: object = {}) => post(`/appointments/${reference}/${verb}`, body, desk.headers)

/** What becomes of it between the two requests. */
const sinceThen: Record<string, (reference: string, start: string) => Promise<unknown>> = {
  nothing: async () => null,
  'reception confirmed it': (reference) => byStaff(reference, 'confirm'),
  'reception cancelled it': (reference) => byStaff(reference, 'cancel', { reason: 'other' }),
  'reception released it': (reference) => byStaff(reference, 'release'),
  'it was moved to somebody else': (reference, start) => byStaff(reference, 'move', { start: start.replace(':00:00Z', ':15:00Z'), practitioner: 'ben' }),
  'its link was renewed': async (reference) => {
    const { id } = await db().appointment.findUniqueOrThrow({ where: { reference } })
    return renewLink({ kind: 'patient', appointmentId: id }, { reference }, monday)
  },
}

describe.each(Object.entries(ways))('asked for %s', (_, prepare) => {
  test.each(Object.entries(sinceThen))('the second answer is the first one when meanwhile: %s', async (_what, happens) => {
    const start = nextStart()
    const sent = await prepare(start)
    const first = await request(sent)
    expect(first).toMatchObject({ status: 201, body: { status: 'requested' } })
    await happens(String(first.body['reference']), start)
    const count = await db().appointment.count()
    expect(await request(sent)).toEqual(first)
    expect(await db().appointment.count()).toBe(count)
  })
})

test('a link that was renewed meanwhile has ended: the old answer hands out no newer one', async () => {
  const sent = await ways['a free time']('2027-03-15T15:00:00Z')
  const first = await request(sent)
  const reference = String(first.body['reference'])
  await sinceThen['its link was renewed']?.(reference, '')
  const again = await request(sent)
  expect(secretOf(again.body)).toBe(secretOf(first.body))
  const read = await call('GET', `/api/v1/appointments/${reference}`, { headers: { Authorization: `Bearer ${secretOf(again.body)}` } })
  expect(read.status).toBe(401)
})

test('what is kept with a key names nobody and holds no secret', async () => {
  const sent = await ways['a free time']('2027-03-15T10:00:00Z')
  const first = await request({ ...sent, body: { ...sent.body, reason: 'Stiff back', bookedBy: 'Olga Field' } })
  const { id } = await db().appointment.findUniqueOrThrow({ where: { reference: String(first.body['reference']) } })
  const kept = await db().idempotencyKey.findFirstOrThrow({ where: { appointmentId: id } })
  const text = JSON.stringify(kept.answer)
  for (const said of ['Rosa', 'Field', '900123', 'rosa@', '1984', 'Stiff', 'Olga', secretOf(first.body)]) expect(text).not.toContain(said)
  expect(kept.answer).toMatchObject({ clinic: 'hall-green', practitioner: 'ann', service: 'first' })
})
