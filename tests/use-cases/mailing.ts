import { smtp } from '@/lib/adapters/smtp'
import { textService as textAdapter } from '@/lib/adapters/text-service'
import type { Instant } from '@/lib/core/time'
import type { Ports } from '@/lib/messages/ports'
import { db } from '@/lib/store/client'
import { sendDueMessages } from '@/lib/use-cases/send-due-messages'
import type { MailServer } from '@/tests/support/mail-server'
import { textAccount, textFrom, textToken, type TextServiceStandIn } from '@/tests/support/text-service'

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
  await db().messageChannel.updateMany({ data: { failures: 0, resumeAt: null, probeId: null } })
}
