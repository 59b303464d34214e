import { randomUUID } from 'node:crypto'
import { now } from '@/lib/clock'
import type { Channel, MessageKind, MessageStatus } from '@/lib/core/messages/kinds'
import { db } from '@/lib/store/client'
import { createStaff } from '@/tests/factories/staff'
import { clinic, makeAppointment, type Desk } from '../reception/desk'

/** What the tests of messages need: a manager, and messages that nobody sends. */

export async function makeManager(name: string): Promise<Desk> {
  const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]
  // Those of the demo practice: other tests make clinics of their own, for which the bar has no room.
  const clinics = ['hall-green', 'tamworth']
  return { actor: await createStaff({ now: now(), name, email, password, clinics, traits: ['manager'] }), email, password }
}

interface Given {
  kind?: MessageKind
  channel?: Channel
  status?: MessageStatus
  error?: string | null
  address?: string | null
  tries?: number
  at?: number
}

export interface MadeMessage {
  id: string
  reference: string
  name: string
  patient: string
}

/** A landline without an email: nothing is sent there, so that what is made here is all there is. */
const landline = '+441632960417'

/** A message about an appointment of somebody with that name. The event it is of is one that tells nobody anything. */
export async function makeMessage(name: string, given: Given = {}): Promise<MadeMessage> {
  const { kind = 'confirmed', channel = 'email', status = 'sent', error = null, address = 'grace@example.org', tries = 1, at = now() } = given
  const { reference } = await makeAppointment('confirmed', name, 0, landline)
  const row = await db().appointment.findUniqueOrThrow({ where: { reference } })
  const event = await db().event.create({
    data: { at: new Date(at), verb: 'note', actorKind: 'clock', clinicId: clinic, appointmentId: row.id, patientId: row.patientId },
  })
  const visit = { start: row.startsAt.getTime(), end: row.endsAt.getTime(), practitioner: row.practitionerId }
  const id = randomUUID()
  await db().message.create({ data: {
    id, dedupeKey: id, eventId: event.id, kind, channel, recipient: 'patient', clinicId: clinic, appointmentId: row.id, patientId: row.patientId, address,
    facts: { visit }, status, createdAt: new Date(at), dueAt: new Date(status === 'due' ? at + 7 * 24 * 3_600_000 : at), tries, error,
    sentAt: status === 'sent' ? new Date(at + 2_000) : null,
  } })
  return { id, reference, name, patient: row.patientId ?? '' }
}

/** No message is there or about to be, and nobody's words but those that came with it. */
export async function forgetMessages(): Promise<void> {
  await db().outbox.deleteMany()
  await db().message.deleteMany()
  await db().messageTemplate.deleteMany()
}

export async function failuresOf(id: string): Promise<{ status: string; how: string | null; owner: string | null }> {
  const { status, dealtHow, owner } = await db().message.findUniqueOrThrow({ where: { id }, include: { owner: true } })
  return { status, how: dealtHow, owner: owner?.name ?? null }
}

export const templateOf = (kind: MessageKind, channel: Channel) => db().messageTemplate.findUnique({ where: { kind_channel: { kind, channel } } })
