import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { smtp } from '@/lib/adapters/smtp'
import { textService as textAdapter } from '@/lib/adapters/text-service'
import type { StaffActor } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import type { Ports } from '@/lib/messages/ports'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { sendDueMessages } from '@/lib/use-cases/send-due-messages'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import { textAccount, textFrom, textService, textToken, type TextServiceStandIn } from '@/tests/support/text-service'
import { asked } from './asking'
import { at, createReceptionist, createSmallPractice, monday, releaseAll, wednesday } from './small-practice'

/** Sending in tests: the adapters as they are, to servers of the test's own, at a moment of its choosing. */

export const from = 'Hall Green <clinic@example.org>'

/** `timeoutMs`: how long a server that says nothing is waited for. */
export const portsTo = (servers: { mail?: MailServer | undefined; texts?: TextServiceStandIn | undefined }, timeoutMs = 20_000): Ports => ({
  email: servers.mail ? smtp({ url: servers.mail.url, from, timeoutMs }) : null,
  text: servers.texts ? textAdapter({ url: servers.texts.url, account: textAccount, token: textToken, from: textFrom,
    statusCallback: 'http://localhost:3000/api/sms/status', timeoutMs }) : null,
  random: () => 0,
})

/** Everything that is due at that moment. Answers how many were taken up. */
export const sendAt = (now: Instant, ports: Ports): Promise<number> => sendDueMessages({ now: () => now, ports, stopping: () => false })

/** What is kept of messages, in the order in which they were written. */
export async function kept(where: { appointmentId?: string; kind?: string } = {}) {
  const rows = await db().message.findMany({ where, orderBy: [{ eventId: 'asc' }, { dueAt: 'asc' }, { kind: 'asc' }] })
  return rows.map(({ kind, channel, status, error, address }) => ({ kind, channel, status, error, address }))
}

/** Nothing is owed any more. */
export async function forgetMessages(): Promise<void> {
  await db().outbox.deleteMany({})
  await db().message.deleteMany({})
  await db().messageChannel.updateMany({ data: { failures: 0, resumeAt: null, probeId: null, trouble: null } })
}

interface Mailing {
  mail: MailServer
  texts: TextServiceStandIn
  una: StaffActor
  manager: StaffActor
}

/** A small practice with a mail server, a text service and a desk, for a test file; nothing is owed when a test begins. */
export function setUpMailing(): Mailing {
  const mailing = {} as Mailing
  beforeAll(async () => {
    await createSmallPractice()
    const [mail, texts, una, mo] = [await mailServer(), await textService(), await createReceptionist('Una Desk'), await createReceptionist('Mo Manager')]
    Object.assign(mailing, { mail, texts, una, manager: { ...mo, role: 'manager' } })
    await db().staff.create({ data: { id: randomUUID(), email: 'ann@example.org', name: 'Ann Ash', role: 'practitioner', practitionerId: 'ann', passwordHash: '-', createdAt: new Date(monday) } })
  })
  beforeEach(async () => {
    await releaseAll()
    await forgetMessages()
    mailing.mail.is('takes')
    mailing.texts.is('takes')
    mailing.mail.received.length = 0
    mailing.texts.received.length = 0
  })
  afterAll(async () => {
    await Promise.all([mailing.mail.close(), mailing.texts.close()])
    await disconnect()
  })
  return mailing
}

export const someone = (change: { name?: string; phone?: string; email?: string } = {}) => ({ name: `Grace ${randomUUID().slice(0, 8)}`, phone: '+447700900123', ...change })
export const idOf = async (reference: string): Promise<string> => (await db().appointment.findUniqueOrThrow({ where: { reference } })).id
export const subjectsAt = ({ mail }: Mailing): (string | undefined)[] => mail.received.map((one) => one.mail.subject)
export const early = at('2027-02-20', 600)

/** Asked for and confirmed, and told of it. */
export async function confirmedAt(mailing: Mailing, patient: ReturnType<typeof someone>, start = at(wednesday, 600), now = early): Promise<string> {
  const { appointment: { reference } } = await asked(start, { patient }, now)
  const acted = await actOnAppointment(mailing.una, { reference, verb: 'confirm' }, now)
  if (!acted.ok) throw new Error(acted.refusal.reason)
  await sendAt(now, portsTo(mailing))
  return reference
}
