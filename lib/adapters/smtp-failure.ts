import type { FailureKind } from '@/lib/core/messages/failure'
import { connectionKind } from './connection-failure'

/** What a mail server's refusals mean: from nodemailer's errors to kinds of failure, by one table. */

/** What of nodemailer's errors is looked at. */
export interface SmtpError {
  code?: unknown
  command?: unknown
  message?: unknown
  /** The reply, as the server wrote it. */
  response?: unknown
  responseCode?: unknown
}

/** Which of our commands was answered. */
type Step = 'hello' | 'tls' | 'sign-in' | 'sender' | 'recipient' | 'data'

/** A row: all of what it names has to fit. The first that fits is it. */
export interface SmtpRule {
  at?: readonly Step[]
  /** The reply's code, RFC 5321, section 4.2: by its beginning. */
  reply?: RegExp
  /** The enhanced code, RFC 3463: '5.1.1'. */
  enhanced?: RegExp
  says?: RegExp
  kind: FailureKind
}

export const smtpRules: readonly SmtpRule[] = [
  { at: ['tls'], kind: 'tls-not-offered' },
  { reply: /^421/, kind: 'busy' },
  // Google and Yahoo, for accounts with two-step sign-in.
  { at: ['sign-in'], enhanced: /^5\.7\.9$/, kind: 'app-password' },
  { at: ['sign-in'], says: /app(lication)?[- ](specific )?password/i, kind: 'app-password' },
  { at: ['sign-in'], reply: /^4/, kind: 'busy' },
  { at: ['sign-in'], kind: 'sign-in' },
  // RFC 4954, section 6.
  { reply: /^530/, kind: 'sign-in-missing' },
  {
    reply: /^5/,
    says: /authentication (is )?(required|needed)|must (first )?(authenticate|log ?in)|not authenticated/i,
    kind: 'sign-in-missing',
  },
  { at: ['hello'], reply: /^4/, kind: 'busy' },
  { at: ['hello'], reply: /^5/, kind: 'turned-away' },
  { at: ['hello'], kind: 'not-mail-server' },
  // RFC 7372 and IANA's registry: SPF, DKIM, DMARC and the name of our address didn't pass.
  { reply: /^5/, enhanced: /^5\.7\.(2[0-9]|30|509|515)$/, kind: 'sender-unproven' },
  { at: ['sender'], reply: /^4/, kind: 'put-off' },
  { at: ['sender'], kind: 'wrong-sender' },
  { reply: /^5/, enhanced: /^5\.(1\.[78]|7\.60)$/, kind: 'wrong-sender' },
  {
    reply: /^5/,
    says: /sender (address )?(was )?(rejected|refused|denied|not)|send ?as\b|send as this sender/i,
    kind: 'wrong-sender',
  },
  { at: ['recipient'], reply: /^5/, enhanced: /^5\.7\.(54|64)$/, kind: 'relay-denied' },
  { at: ['recipient'], reply: /^5/, says: /relay/i, kind: 'relay-denied' },
  { enhanced: /^[45]\.2\.2$/, kind: 'mailbox-full' },
  { at: ['recipient'], reply: /^552/, kind: 'mailbox-full' },
  { reply: /^4/, kind: 'put-off' },
  { reply: /^5/, says: /\b(spam|unsolicited|junk)\b/i, kind: 'looks-like-spam' },
  { at: ['recipient'], enhanced: /^5\.7\./, kind: 'refused' },
  { at: ['recipient'], reply: /^5/, kind: 'wrong-address' },
  { reply: /^5/, kind: 'refused' },
]

const steps: readonly (readonly [RegExp, Step])[] = [
  [/^STARTTLS$/, 'tls'],
  [/^AUTH\b/, 'sign-in'],
  [/^MAIL FROM$/, 'sender'],
  [/^RCPT TO$/, 'recipient'],
  [/^DATA$/, 'data'],
  [/^(CONN|EHLO|HELO)$/, 'hello'],
]

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The row that a server's reply falls under; null where the error holds no reply. */
export function smtpRuleOf({ command, response }: SmtpError): SmtpRule | null {
  const reply = textOf(response)
  if (reply === '') return null
  const step = steps.find(([name]) => name.test(textOf(command)))?.[1]
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? ''
  const fits = ({ at, reply: code, enhanced: known, says }: SmtpRule): boolean =>
    (at === undefined || (step !== undefined && at.includes(step))) &&
    (code?.test(reply) ?? true) &&
    (known?.test(enhanced) ?? true) &&
    (says?.test(reply) ?? true)
  return smtpRules.find(fits) ?? null
}

/** Why it failed, by the server's reply, else by the connection; `otherwise` where neither tells. */
export function smtpKind(error: SmtpError, otherwise: FailureKind): FailureKind {
  return smtpRuleOf(error)?.kind ?? connectionKind(error) ?? otherwise
}
