import type { Channel } from './messages/kinds'
import type { Instant } from './time'

/**
 * What runs beside the requests: the minute's work, and whatever plans and sends messages, each way
 * by itself.
 */
export const jobs = ['minute', 'plan', 'email', 'text'] as const satisfies readonly (
  'minute' | 'plan' | Channel
)[]
export type Job = (typeof jobs)[number]

/** Each runs several times as often. */
const lateMs = 3 * 60_000

export interface Found {
  isStandby: boolean
  isReadOnly: boolean
  mayWrite: boolean
  unsafe: string | null
  hasMigrations: boolean
}

export interface ReadinessFacts {
  /** What the database is like; null where it doesn't answer. */
  database: Found | null
  hearing: 'starting' | 'heard' | 'unreachable' | 'standby' | 'unsaid' | 'unheard'
  /** When each job last did some of its work. */
  lastRuns: ReadonlyMap<Job, Instant>
  now: Instant
}

export type UnreadyCode =
  | 'database-away'
  | 'migrations-missing'
  | 'standby'
  | 'read-only'
  | 'may-not-write'
  | 'unsafe-database'
  | 'listener-starting'
  | 'listener-away'
  | 'listener-on-standby'
  | 'listener-not-told'
  | 'listener-deaf'
  | 'jobs-starting'
  | 'jobs-late'

export interface Unready {
  code: UnreadyCode
  /** What the code alone doesn't say: a setting, the names of jobs. */
  about?: string
}

function ofDatabase(found: Found | null): Unready[] {
  if (!found) return [{ code: 'database-away' }]
  const { isStandby, isReadOnly, mayWrite, unsafe, hasMigrations } = found
  const writes: Unready[] = isStandby
    ? [{ code: 'standby' }]
    : isReadOnly
      ? [{ code: 'read-only' }]
      : []
  return [
    ...writes,
    ...(hasMigrations
      ? mayWrite
        ? []
        : [{ code: 'may-not-write' } as const]
      : [{ code: 'migrations-missing' } as const]),
    ...(unsafe === null ? [] : [{ code: 'unsafe-database', about: unsafe } as const]),
  ]
}

const deaf = {
  starting: 'listener-starting',
  unreachable: 'listener-away',
  standby: 'listener-on-standby',
  unsaid: 'listener-not-told',
  unheard: 'listener-deaf',
} as const

function ofJobs({ lastRuns, now }: ReadinessFacts): Unready[] {
  const never = jobs.filter((job) => !lastRuns.has(job))
  const late = jobs.filter((job) => now - (lastRuns.get(job) ?? now) > lateMs)
  return [
    ...(never.length === 0 ? [] : [{ code: 'jobs-starting', about: never.join(', ') } as const]),
    ...(late.length === 0 ? [] : [{ code: 'jobs-late', about: late.join(', ') } as const]),
  ]
}

/** Everything that keeps a server from doing all that it is for; nothing where it is ready. */
export function judgeReadiness(facts: ReadinessFacts): Unready[] {
  const { database, hearing } = facts
  return [
    ...ofDatabase(database),
    ...(hearing === 'heard' ? [] : [{ code: deaf[hearing] }]),
    ...ofJobs(facts),
  ]
}
