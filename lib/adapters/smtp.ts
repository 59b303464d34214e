import MailComposer from 'nodemailer/lib/mail-composer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { mailDate } from '@/lib/core/time'
import type { Delivery, OutgoingEmail } from '@/lib/messages/ports'
import { calendarEntryOf } from './calendar-entry'
import { calendarFile } from './ical'

/** Email over SMTP: one connection a message, so that it is known of each how far it came. */

export interface MailServer {
  /** smtp: or smtps:, with name and password where it wants them. */
  url: string
  from: string
  /** How long it may say nothing. */
  timeoutMs?: number
}

/** A server that takes longer to say anything is in trouble. */
const usualTimeoutMs = 30_000

/** What the connection was at when it failed: from `send` on the server may have the message. */
type Stage = 'connect' | 'login' | 'send'

interface SmtpError {
  code?: unknown
  command?: unknown
  responseCode?: unknown
}

/** Codes of RFC 5321, section 4.2.1: 4 is for now, 5 for good. Of a greeting, a sign-in or our own address they speak of the server. */
export function outcomeOf(stage: Stage, error: unknown): Delivery {
  const { code, command, responseCode }: SmtpError = typeof error === 'object' && error !== null ? error : {}
  const answer = typeof responseCode === 'number' ? responseCode : null
  if (stage === 'login' || code === 'EAUTH') return { outcome: 'trouble', code: 'sign-in' }
  if (stage === 'connect' || answer === 421 || command === 'MAIL FROM') return { outcome: 'trouble', code: 'unreachable' }
  if (answer === null) return code === 'EENVELOPE' ? { outcome: 'refused', code: 'wrong-address' } : { outcome: 'cut-off', code: 'cut-off' }
  if (answer < 500) return { outcome: 'put-off', code: 'put-off' }
  return { outcome: 'refused', code: command === 'RCPT TO' ? 'wrong-address' : 'refused' }
}

/** As it goes over the wire. */
function compose(from: string, email: OutgoingEmail) {
  const { messageId, to, subject, html, text, unsubscribe, calendar, at } = email
  return new MailComposer({
    from, to, subject, html, text, messageId, date: mailDate(at),
    headers: {
      'Auto-Submitted': 'auto-generated', // RFC 3834: nobody's absence note answers it
      ...(unsubscribe !== null && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    attachments: calendar.map((visit, i) => ({
      filename: calendar.length === 1 ? 'appointment.ics' : `appointment-${i + 1}.ics`, contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      content: calendarFile(calendarEntryOf(visit), at),
    })),
  }).compile()
}

/** Carries a failure with how far it had come. */
class Failed extends Error {
  constructor(readonly stage: Stage, readonly reason: unknown) {
    super('not sent')
  }
}

function exchange(server: MailServer, envelope: { from: string; to: string[] }, message: Buffer): Promise<string> {
  const timeout = server.timeoutMs ?? usualTimeoutMs
  const options = parseConnectionUrl(server.url)
  const connection = new SMTPConnection({ ...options, connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, dnsTimeout: timeout })
  let stage: Stage = 'connect'
  return new Promise<string>((resolve, reject) => {
    const fail = (error: unknown): void => reject(new Failed(stage, error))
    const send = (): void => {
      stage = 'send'
      connection.send(envelope, message, (error, info) => (error ? fail(error) : resolve(info.response)))
    }
    connection.on('error', fail)
    connection.on('end', () => fail(new Error('the connection ended')))
    connection.connect((error) => {
      if (error) return fail(error)
      const { auth } = options
      if (!auth || !(connection as { allowsAuth?: boolean }).allowsAuth) return send()
      stage = 'login'
      connection.login(auth as Parameters<typeof connection.login>[0], (refusal) => (refusal ? fail(refusal) : send()))
    })
  }).finally(() => {
    connection.removeAllListeners('end')
    connection.quit()
  })
}

/** Sends one. Its answer is never an exception: whatever happens on the way is an outcome. */
export const smtp = (server: MailServer) => async (email: OutgoingEmail): Promise<Delivery> => {
  const composed = compose(server.from, email)
  const { from, to } = composed.getEnvelope()
  if (from === false || to.length === 0) return { outcome: 'refused', code: 'wrong-address' }
  const message = await composed.build()
  try {
    await exchange(server, { from, to }, message)
    return { outcome: 'sent', providerId: email.messageId }
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    return outcomeOf(error.stage, error.reason)
  }
}
