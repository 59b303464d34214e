import type { FailureKind } from '@/lib/core/messages/failure'
import type { Channel } from '@/lib/core/messages/kinds'
import { sayError, sayNext, variables } from '../messages/errors'

/** The words of the page from which a manager sends test messages. */

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

const aVariable = /\b(SMTP|MAIL|SMS|NODE)_/
const restart = 'Settings are read when Plumbline starts, so restart it after you change them.'

const what: Record<Channel, string> = { email: 'emails', text: 'texts' }

export const testMessages = {
  title: 'Send a test message – Plumbline',
  heading: 'Send a test message',
  headingSaid: 'See whether emails and texts go out, and what stops them.',
  names: { email: 'Email', text: 'Text message' } satisfies Record<Channel, string>,
  states: {
    ready: (way: Channel): string => `A server for ${what[way]} is set up.`,
    notSet: (way: Channel): string => `No server for ${what[way]} is set up. Whoever runs Plumbline has to set ${list(variables[way].all)}, then restart it. Until then, ${what[way]} wait here.`,
    resting: (way: Channel, why: FailureKind | null, until: string): string =>
      `${way === 'email' ? 'Emails' : 'Texts'} aren’t going out. ${sayError(why ?? 'unreachable')}. We’ll try again at ${until}. A test that arrives, or new settings and a restart, ends the wait.`,
  },
  to: { email: 'Email address', text: 'Mobile number' } satisfies Record<Channel, string>,
  hint: {
    email: 'Your own address, unless you type another.', text: 'A number whose phone you have at hand, like 07700 900123.',
  } satisfies Record<Channel, string>,
  send: { email: 'Send a test email', text: 'Send a test text' } satisfies Record<Channel, string>,
  sent: (way: Channel, to: string): string => `The server took the ${way === 'email' ? 'email' : 'text'} to ${to}.`,
  sentNext: {
    email: 'It should arrive within a few minutes. If it doesn’t, look in the junk folder, then ask your mail provider.',
    text: 'It should arrive within a minute. If it doesn’t, look it up in your account at the text service.',
  } satisfies Record<Channel, string>,
  resumed: 'The messages that were waiting are going out now.',
  failed: (code: string): string => `${sayError(code)}.`,
  next: (code: string, way: Channel): string => {
    const next = sayNext(code, way) ?? ''
    return aVariable.test(next) ? `${next} ${restart}` : next
  },
  reply: 'The server’s reply, word for word',
  limits: 'At most 5 tests an hour reach one address or number.',
}
