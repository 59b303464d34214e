import { unescape } from 'node:querystring'
import MailComposer from 'nodemailer/lib/mail-composer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { withoutSecrets } from '@/lib/core/messages/failure'
import { mailDate } from '@/lib/core/time'
import type { Delivery, OutgoingEmail } from '@/lib/messages/ports'
import { calendarEntryOf } from './calendar-entry'
import { calendarFile } from './ical'
import { smtpKind, type SmtpError } from './smtp-failure'

/** Email over SMTP: one connection a message, so that it is known of each how far it came. */

export interface MailServer {
  /** smtp: or smtps:, with name and password where it wants them. */
  url: string
  from: string
  /** How long it may say nothing. */
  timeoutMs?: number
  /** How long all of it may take, where somebody waits for the answer. */
  longestMs?: number
}

/** A server that takes longer to say anything is in trouble. */
const usualTimeoutMs = 30_000

/** What the connection was at when it failed: from `send` on the server may have the message. */
type Stage = 'connect' | 'login' | 'send'

type Failure = Exclude<Delivery, { outcome: 'sent' }>

const replyOf = ({ response }: SmtpError): string | null =>
  (typeof response === 'string' && response !== '' ? response : null)

/**
 * Codes of RFC 5321, section 4.2.1: 4 is for now, 5 for good. Of a greeting, a sign-in or our own
 * address they speak of the server.
 */
export function outcomeOf(stage: Stage, error: unknown): Failure {
  const failed: SmtpError = typeof error === 'object' && error !== null ? error : {}
  const { code, command, responseCode } = failed
  const reply = replyOf(failed)
  const answer = typeof responseCode === 'number' ? responseCode : null
  if (stage === 'login' || code === 'EAUTH') {
    return { outcome: 'trouble', code: smtpKind(failed, 'sign-in'), reply }
  }
  if (stage === 'connect' || answer === 421 || command === 'MAIL FROM') {
    return { outcome: 'trouble', code: smtpKind(failed, 'unreachable'), reply }
  }
  if (answer === null) {
    return code === 'EENVELOPE' ? { outcome: 'refused', code: 'wrong-address', reply }
      : { outcome: 'cut-off', code: 'cut-off', reply }
  }
  const outcome = answer < 500 ? 'put-off' : 'refused'
  return { outcome, code: smtpKind(failed, outcome), reply }
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

/** Node's own code for it, which the table knows. */
const tooLong = (): Error => Object.assign(new Error('it took too long'), { code: 'ETIMEDOUT' })

/** Answers the server's reply to the message. Throws Failed. */
function exchange(
  server: MailServer, envelope: { from: string; to: string[] }, message: Buffer,
): Promise<string> {
  const timeout = server.timeoutMs ?? usualTimeoutMs
  const options = parseConnectionUrl(server.url)
  const connection = new SMTPConnection({
    ...options, connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout,
    dnsTimeout: timeout,
  })
  let stage: Stage = 'connect'
  let timer: NodeJS.Timeout | undefined
  return new Promise<string>((resolve, reject) => {
    const fail = (error: unknown): void => reject(new Failed(stage, error))
    const send = (): void => {
      stage = 'send'
      connection.send(envelope, message, (error, info) => (error ? fail(error) : resolve(info.response)))
    }
    if (server.longestMs !== undefined) {
      timer = setTimeout(() => {
        fail(tooLong())
        connection.close()
      }, server.longestMs)
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
    clearTimeout(timer)
    connection.removeAllListeners('end')
    connection.quit()
  })
}

/** What of the address of a server is nobody's to read, as it is and as it goes over the wire. */
function secretsIn(url: string): string[] {
  const { username, password } = new URL(url)
  if (username === '' && password === '') return []
  const [user, pass] = [unescape(username), unescape(password)]
  const encoded = [user, pass, `\0${user}\0${pass}`].map((text) => Buffer.from(text).toString('base64'))
  return [user, pass, ...encoded]
}

/** Sends one. Its answer is never an exception: whatever happens on the way is an outcome. */
export function smtp(server: MailServer): (email: OutgoingEmail) => Promise<Delivery> {
  const secrets = secretsIn(server.url)
  const shown = <D extends Delivery>(delivery: D): D =>
    ({ ...delivery, reply: delivery.reply === null ? null : withoutSecrets(delivery.reply, secrets) })
  return async (email) => {
    const composed = compose(server.from, email)
    const { from, to } = composed.getEnvelope()
    if (from === false) return { outcome: 'trouble', code: 'wrong-sender', reply: null }
    if (to.length === 0) return { outcome: 'refused', code: 'wrong-address', reply: null }
    const message = await composed.build()
    try {
      const reply = await exchange(server, { from, to }, message)
      return shown({ outcome: 'sent', providerId: email.messageId, reply })
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      return shown(outcomeOf(error.stage, error.reason))
    }
  }
}
