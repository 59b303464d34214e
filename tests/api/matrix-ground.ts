import type { Sent } from './ground'
import { endpoints, type Endpoint, type EndpointName } from '@/lib/adapters/endpoints'
import { db } from '@/lib/store/client'
import { asked } from '@/tests/use-cases/asking'
import { at } from '@/tests/use-cases/small-practice'

/** What the tables of who may do what at the API send: right in form; so far off in time that nothing is changed by it. */

const query: Partial<Record<EndpointName, string>> = {
  listSlots: '?clinic=hall-green&service=first&from=2027-03-03&to=2027-03-04', readDiary: '?clinic=hall-green&date=2027-03-03',
  listCalls: '?clinic=hall-green', searchPatients: '?q=grace', watchEvents: '?clinic=hall-green',
}

const bodies: Partial<Record<EndpointName, unknown>> = {
  makeHold: { clinic: 'hall-green', service: 'first', start: '2027-02-01T09:00:00Z' },
  requestAppointment: { clinic: 'hall-green', service: 'first', start: '2027-02-01T09:00:00Z', patient: { name: 'X', phone: '07700 900123' } },
  moveAppointment: { start: '2027-02-01T09:00:00Z' }, cancelAppointment: { version: 999 }, recordAttempt: { outcome: 'no-answer', version: 999 },
}

export const listed = Object.entries(endpoints).map(([name, endpoint]) => [name as EndpointName, endpoint as unknown as Endpoint] as const)

/** A fresh appointment for each call, so that no verb stands in the next one's way: at hall-green, with Ann. */
let wall = 540
export async function freshAppointment(): Promise<{ reference: string; call: string; secret: string }> {
  const day = `2027-03-${String(3 + Math.floor((wall - 540) / 480)).padStart(2, '0')}`
  const { appointment: view, secret } = await asked(at(day, 540 + ((wall - 540) % 480)), { practitioner: 'ann' })
  wall += 60
  const row = await db().appointment.findUniqueOrThrow({ where: { reference: view.reference }, select: { call: { select: { id: true } } } })
  return { reference: view.reference, call: row.call?.id ?? '', secret }
}

export function sentWith(name: EndpointName, endpoint: Endpoint, headers: Record<string, string>, who: string): Sent {
  const verb = endpoint.body && endpoint.path.startsWith('/appointments/') ? { version: 999 } : {}
  return {
    ...(endpoint.body && { body: bodies[name] ?? verb }),
    headers: { ...headers, ...(endpoint.idempotencyKey === 'needed' && { 'Idempotency-Key': `${name}-${who}` }) },
  }
}

export const addressOf = (name: EndpointName, endpoint: Endpoint, about: { reference: string; call: string }): string => `/api/v1${endpoint.path
  .replace('{reference}', about.reference).replace('{id}', about.call).replace('{hold}', 'x'.repeat(43))}${query[name] ?? ''}`

/** 401: who are you; 403: not for you; ok: whatever comes of it, it isn't for want of authority. */
export const verdict = ({ status }: Response): string => (status === 401 || status === 403 ? String(status) : 'ok')
