import type { Moment, Wrongs } from '@/lib/core/health/checks'
import type { CheckName, FactOf } from '@/lib/core/health/facts'
import type { UnreadyCode } from '@/lib/core/readiness'
import { durationWords, type Instant } from '@/lib/core/time'
import { readinessSentence } from '../readiness'

/** What the words of a check are made of. */

export interface Words<K extends CheckName> {
  name: string
  well: (fact: FactOf<K>, at: Moment) => string
  /** Null where it couldn't be found out. */
  unknown: (fact: FactOf<K> | null) => string
  wrong: Record<Wrongs[K], (fact: FactOf<K>, at: Moment) => { said: string; next: string }>
}

export const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`

const dayMinutes = 24 * 60

/** '40 min', '5 h', '3 days': how long, as it is said. */
export function longFor(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000))
  if (minutes < 1) return 'less than a minute'
  if (minutes < 2 * dayMinutes) return durationWords(minutes)
  return `${Math.round(minutes / dayMinutes)} days`
}

export const ago = (at: Instant, clock: Instant): string => `${longFor(clock - at)} ago`

export const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`

export const lookAtLog = 'Look at the server’s log, then restart Plumbline.'
export const needsDatabase = 'We can’t tell while the database doesn’t answer.'
export const needsServer = 'We can’t tell: the server hasn’t said.'
export const migrate = 'On the server, run npm run migrate, and read what it says.'
export const askHost = 'Ask whoever runs the database.'

/** The same sentence as /api/ready has for it. */
export const asUnready = (code: UnreadyCode, names?: readonly string[]): string =>
  readinessSentence({ code, ...(names && { about: names.join(', ') }) })

export type AllWords = { [K in CheckName]: Words<K> }
