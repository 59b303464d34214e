import { describe, expect, test } from 'vitest'
import {
  certificateWords,
  connectionKind,
  connectionKinds,
} from '@/lib/adapters/connection-failure'
import { outcomeOf } from '@/lib/adapters/smtp'
import { smtpRuleOf, smtpRules, type SmtpError } from '@/lib/adapters/smtp-failure'
import { textOutcomeOf } from '@/lib/adapters/text-service'
import { statusKinds, textKind, twilioKinds } from '@/lib/adapters/text-failure'
import { sayError, sayNext, variables } from '@/lib/copy/messages/errors'
import {
  failureKinds,
  isFailureKind,
  shownReply,
  withoutSecrets,
  type FailureKind,
} from '@/lib/core/messages/failure'
import { channels } from '@/lib/core/messages/kinds'

/** As nodemailer makes it of a reply. */
const answered = (command: string, response: string): SmtpError & { responseCode: number } => ({
  code: 'EENVELOPE',
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
  message: `Failed: ${response}`,
})

/** Replies as servers give them, and what they mean. */
const replies: readonly (readonly [command: string, reply: string, kind: FailureKind])[] = [
  ['STARTTLS', '502 5.5.1 Command not implemented', 'tls-not-offered'],
  ['STARTTLS', '454 4.7.0 TLS not available due to local problem', 'tls-not-offered'],
  ['CONN', '421 4.7.0 Too many connections, try again later', 'busy'],
  ['AUTH PLAIN', '534 5.7.9 Application-specific password required', 'app-password'],
  ['AUTH PLAIN', '535 5.7.8 Please use an app password', 'app-password'],
  ['AUTH LOGIN', '454 4.7.0 Temporary authentication failure', 'busy'],
  ['AUTH PLAIN', '535 5.7.8 Error: authentication failed', 'sign-in'],
  ['MAIL FROM', '530 5.7.0 Authentication required', 'sign-in-missing'],
  ['RCPT TO', '550 5.7.1 Authentication is required for relay', 'sign-in-missing'],
  ['CONN', '450 4.7.1 Come back in a while', 'busy'],
  ['CONN', '554 5.7.1 Your address is listed', 'turned-away'],
  ['CONN', 'SSH-2.0-OpenSSH_9.6', 'not-mail-server'],
  [
    'DATA',
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated.',
    'sender-unproven',
  ],
  ['MAIL FROM', '451 4.3.0 Try again later', 'put-off'],
  ['MAIL FROM', '553 5.7.1 Not your address', 'wrong-sender'],
  ['RCPT TO', '550 5.1.8 Bad sender', 'wrong-sender'],
  [
    'RCPT TO',
    '553 5.7.1 <clinic@example.org>: Sender address rejected: not owned by user',
    'wrong-sender',
  ],
  [
    'DATA',
    '554 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'wrong-sender',
  ],
  ['RCPT TO', '550 5.7.54 SMTP; Unable to do that in non-accepted domain', 'relay-denied'],
  ['RCPT TO', '554 5.7.1 <grace@example.org>: Relay access denied', 'relay-denied'],
  ['RCPT TO', '452 4.2.2 The recipient is over quota', 'mailbox-full'],
  ['RCPT TO', '552 Mailbox is full', 'mailbox-full'],
  ['RCPT TO', '450 4.2.0 Greylisted', 'put-off'],
  ['DATA', '452 4.3.1 Insufficient system storage', 'put-off'],
  ['DATA', '554 5.7.1 Rejected as spam', 'looks-like-spam'],
  ['RCPT TO', '550 5.7.1 Refused by policy', 'refused'],
  ['RCPT TO', '550 5.1.1 <grace@example.org>: User unknown', 'wrong-address'],
  ['RCPT TO', '550 no such user', 'wrong-address'],
  ['DATA', '554 Transaction failed', 'refused'],
]

describe('what a mail server’s replies mean', () => {
  test.each(replies)('%s: %s → %s', (command, reply, kind) => {
    expect(smtpRuleOf(answered(command, reply))?.kind).toBe(kind)
  })

  test('every row of the table has a reply that falls under it', () => {
    const met = new Set(replies.map(([command, reply]) => smtpRuleOf(answered(command, reply))))
    expect(smtpRules.filter((rule) => !met.has(rule))).toEqual([])
  })

  test('what becomes of a message is decided by the code, whatever it means', () => {
    const outcome = (command: string, reply: string) =>
      outcomeOf('send', answered(command, reply)).outcome
    expect(outcome('RCPT TO', '550 5.1.1 User unknown')).toBe('refused')
    expect(outcome('RCPT TO', '450 4.2.0 Greylisted')).toBe('put-off')
    expect(outcome('MAIL FROM', '553 5.7.1 Not your address')).toBe('trouble')
    expect(outcome('RCPT TO', '421 Too busy')).toBe('trouble')
    expect(outcomeOf('login', answered('AUTH PLAIN', '535 Wrong')).outcome).toBe('trouble')
    expect(outcomeOf('send', { code: 'ECONNECTION', command: 'CONN' })).toEqual({
      outcome: 'cut-off',
      code: 'cut-off',
      reply: null,
    })
  })
})

/** OpenSSL's words, which are all that nodemailer leaves of them. */
const certificates: readonly (readonly [string, FailureKind])[] = [
  ['self-signed certificate', 'certificate-self-signed'],
  ['self signed certificate in certificate chain', 'certificate-self-signed'],
  ['certificate has expired', 'certificate-expired'],
  ['certificate is not yet valid', 'certificate-expired'],
  [
    "Hostname/IP does not match certificate's altnames: Host: mail.example.org. is not in the cert's altnames",
    'certificate-wrong-name',
  ],
  ['unable to verify the first certificate', 'certificate-unknown'],
  ['unable to get local issuer certificate', 'certificate-unknown'],
  ['140735:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:', 'tls-failed'],
]

describe('what a connection failed by', () => {
  test.each(Object.entries(connectionKinds))('%s → %s, as Node says it', (code, kind) => {
    expect(connectionKind({ code, message: 'it failed' })).toBe(kind)
  })

  test.each(
    Object.entries(connectionKinds).filter(
      ([code]) => /^E[A-Z_]+$/.test(code) && !code.startsWith('ERR_'),
    ),
  )('%s → %s, where nodemailer has put its own code over it', (code, kind) => {
    expect(connectionKind({ code: 'ESOCKET', message: `connect ${code} 192.0.2.1:587` })).toBe(kind)
  })

  test.each(certificates)('%s → %s', (message, kind) => {
    expect(connectionKind({ code: 'ESOCKET', message })).toBe(kind)
    expect(certificateWords.some(([words]) => words.test(message))).toBe(true)
  })

  test('what is none of these is none', () => {
    expect(connectionKind({ code: 'EENVELOPE', message: 'No recipients defined' })).toBeNull()
  })

  test('nothing went out where the connection never came about', () => {
    const failed = (code: string) => textOutcomeOf(Object.assign(new Error('failed'), { code }))
    expect(failed('ECONNREFUSED')).toEqual({ outcome: 'trouble', code: 'port-closed', reply: null })
    expect(failed('DEPTH_ZERO_SELF_SIGNED_CERT')).toEqual({
      outcome: 'trouble',
      code: 'certificate-self-signed',
      reply: null,
    })
    expect(failed('ECONNRESET')).toEqual({ outcome: 'cut-off', code: 'cut-off', reply: null })
    expect(failed('ECONNABORTED')).toEqual({ outcome: 'cut-off', code: 'cut-off', reply: null })
  })
})

describe('what a text service’s codes mean', () => {
  test.each(Object.entries(twilioKinds))('%s → %s', (code, kind) => {
    expect(textKind(400, Number(code))).toBe(kind)
    expect(textOutcomeOf({ status: 400, code: Number(code), message: 'No' })).toEqual({
      outcome: 'refused',
      code: kind,
      reply: `400 ${code} No`,
    })
  })

  test.each(Object.entries(statusKinds))('status %s → %s', (status, kind) => {
    expect(textOutcomeOf({ status: Number(status) })).toEqual({
      outcome: 'trouble',
      code: kind,
      reply: status,
    })
  })

  test('a fault of its own, and a refusal that has no row', () => {
    expect(textOutcomeOf({ status: 503 })).toMatchObject({ outcome: 'trouble', code: 'failing' })
    expect(textOutcomeOf({ status: 400, code: 99999 })).toMatchObject({
      outcome: 'refused',
      code: 'refused',
    })
  })
})

describe('each kind has its sentences', () => {
  test.each(failureKinds)('%s', (kind) => {
    expect(sayError(kind)).not.toContain('Code ')
    expect(sayError(kind)).toMatch(/^[A-Z].*[^.]$/)
    for (const way of channels) expect(sayNext(kind, way)).toMatch(/^[A-Z].*[.]$/)
  })

  test('each is what something is told as', () => {
    const told = new Set<FailureKind>([
      ...smtpRules.map(({ kind }) => kind),
      ...certificateWords.map(([, kind]) => kind),
      ...Object.values(connectionKinds),
      ...Object.values(twilioKinds),
      ...Object.values(statusKinds),
      'failing',
      'unreachable',
      'cut-off',
    ])
    expect(failureKinds.filter((kind) => !told.has(kind))).toEqual([])
  })

  test('variables are named that there are', () => {
    const names =
      channels
        .flatMap((way) => failureKinds.map((kind) => sayNext(kind, way) ?? ''))
        .join(' ')
        .match(/\b(SMTP|MAIL|SMS)_[A-Z]+/g) ?? []
    const known: readonly string[] = channels.flatMap((way) => variables[way].all)
    expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([])
  })

  test('a code that isn’t known is told as it is, and has no advice', () => {
    expect([isFailureKind('toString'), sayError('toString'), sayNext('toString', 'email')]).toEqual(
      [false, 'Code toString', null],
    )
  })
})

describe('a server’s reply as it may be shown', () => {
  test.each([
    [
      '550 <grace@example.org> unknown, ask postmaster@mail.example.org',
      '550 <grace@example.org> unknown, ask …@…',
    ],
    ['550 GRACE@example.org: no', '550 GRACE@example.org: no'],
    ['550 see mailto:help@example.org.', '550 see mailto:…@….'],
    ['400 21211 The To number +447700900123 is wrong', '400 21211 The To number +… is wrong'],
    ['550 one\u0007two', '550 one two'],
  ])('%j', (reply, shown) => {
    expect(shownReply(reply, 'grace@example.org')).toBe(shown)
  })

  test('the number that was typed stays', () => {
    expect(shownReply('From +447700900999 to +447700900123.', '+447700900123')).toBe(
      'From +… to +447700900123.',
    )
  })

  test('secrets are blanked, the longest first', () => {
    expect(
      withoutSecrets('535 no clinic with clinic-secret', ['clinic', 'clinic-secret', '']),
    ).toBe('535 no ••• with •••')
  })

  test('it is no longer than anybody reads', () => {
    expect(shownReply('x'.repeat(5_000), '')).toHaveLength(600)
  })
})
