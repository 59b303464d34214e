import { givenUpCount, troubleOf, type Finding, type Moment } from '@/lib/core/health/checks'
import type {
  CertificateFact,
  ChannelFact,
  CheckName,
  FactOf,
  HealthFacts,
} from '@/lib/core/health/facts'
import type { Channel } from '@/lib/core/messages/kinds'
import type { Instant } from '@/lib/core/time'
import { sayError, sayNext } from '../messages/errors'
import { databaseWords } from './database'
import { ago, type AllWords, longFor, lookAtLog, many, needsDatabase, type Words } from './parts'
import { runningWords } from './running'

// Whether all is well, in sentences: for a manager, for whoever runs the server, and in the doctor.

export interface Said {
  /** What is so. */
  said: string
  /** What to do about it, where it is wrong. */
  next: string | null
}

const messages: Record<Channel, string> = { email: 'Emails', text: 'Texts' }

const channelNext = (fact: ChannelFact): string =>
  sayNext(troubleOf(fact) ?? 'unreachable', fact.way) ?? lookAtLog
const channelWrong = (fact: ChannelFact) => ({
  said: `${messages[fact.way]} aren’t going out. ${sayError(troubleOf(fact) ?? 'unreachable')}.`,
  next: `${channelNext(fact)} Then send a test under Manage › Messages.`,
})

const channelWords = (way: Channel): Words<'email'> => ({
  name: messages[way],
  well: () => `${messages[way]} are going out.`,
  unknown: (fact) =>
    fact && !fact.isSet
      ? `No ${way === 'email' ? 'mail server' : 'text service'} is set up, so ${way}s wait here.`
      : needsDatabase,
  wrong: { 'sign-in': channelWrong, failing: channelWrong },
})

const certificateWords = (of: string, next: string): Words<'siteCertificate'> => ({
  name: `Certificate of the ${of}`,
  well: (fact, { clock }) =>
    fact.kind === 'dated'
      ? `The ${of}’s certificate is good for another ${longFor(fact.until - clock)}.`
      : `There’s no certificate of the ${of} to look at.`,
  unknown: () => `We couldn’t look at the ${of}’s certificate from here.`,
  wrong: {
    over: (fact, { clock }) => ({
      said: `The ${of}’s certificate ${whenOver(fact, clock)}.`,
      next,
    }),
    ending: (fact, { clock }) => ({
      said: `The ${of}’s certificate ends in ${'until' in fact ? longFor(fact.until - clock) : ''}.`,
      next,
    }),
  },
})

function whenOver(fact: CertificateFact, clock: Instant): string {
  if (fact.kind !== 'dated') return 'has expired, or isn’t valid yet'
  return fact.until <= clock ? `expired ${ago(fact.until, clock)}` : 'isn’t valid yet'
}

const waitingWords = (count: number, longest: string): string =>
  count === 1
    ? `A message has been waiting for ${longest}.`
    : `${count} messages are waiting, one of them for ${longest}.`

/** Row for row, the words of the checks. */
export const healthWords: AllWords = {
  ...databaseWords,
  ...runningWords,
  email: channelWords('email'),
  text: channelWords('text'),
  givenUp: {
    name: 'Undelivered messages',
    well: () => 'No message has been given up.',
    unknown: () => needsDatabase,
    wrong: {
      some: (fact) => ({
        said: `${many(givenUpCount(fact), 'message was', 'messages were')} given up.`,
        next:
          'Under Manage › Messages › Not delivered, tell each person some other way, or send it' +
          ' again.',
      }),
    },
  },
  outbox: {
    name: 'Waiting messages',
    well: ({ waiting }) =>
      waiting === 0
        ? 'No message is waiting.'
        : `${many(waiting, 'message is', 'messages are')} waiting, none for long.`,
    unknown: () => needsDatabase,
    wrong: {
      slow: ({ waiting, oldestSince }, { now }) => ({
        said: waitingWords(waiting, longFor(now - (oldestSince ?? now))),
        next:
          'Deal with what else is wrong here first. If nothing else is, look at the server’s log,' +
          ' then restart Plumbline.',
      }),
    },
  },
  siteCertificate: certificateWords('website', 'Renew it where https ends, such as in Caddy.'),
  mailCertificate: certificateWords('mail server', 'Ask your mail provider to renew it.'),
}

/** What a check is called; one that this version doesn't have, by its code. */
export const checkNameOf = (check: string): string =>
  Object.hasOwn(healthWords, check) ? healthWords[check as CheckName].name : check

/** What is so, and what to do about it. */
export function sayFinding({ check, verdict }: Finding, facts: HealthFacts, at: Moment): Said {
  // Each row's words take its own fact, which the types of a pair can't say.
  const words = healthWords[check] as Words<CheckName>
  const fact: FactOf<CheckName> | null = facts[check]
  if (verdict === 'unknown' || fact === null) return { said: words.unknown(fact), next: null }
  if (verdict === 'well') return { said: words.well(fact, at), next: null }
  return words.wrong[verdict](fact, at)
}
