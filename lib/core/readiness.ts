import type { Channel } from './messages/kinds'
import type { SchemaState } from './schema-state'
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
  /** How its migrations differ from this build's; null where the build doesn't know its own. */
  schema: SchemaState | null
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
  | 'migration-failed'
  | 'migrations-newer'
  | 'migrations-unknown'
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
  /** What the code alone doesn't say: a setting, the names of jobs or migrations. */
  about?: string
}

const mostNamed = 3
const named = (names: readonly string[]): string => {
  const more = names.length - mostNamed
  const first = names.slice(0, mostNamed).join(', ')
  return more > 0 ? `${first} and ${more} more` : first
}

/** What its migrations lack or have too much; the rights on tables say something only without that. */
function ofSchema(schema: SchemaState | null, mayWrite: boolean): Unready[] {
  if (!schema) return [{ code: 'migrations-unknown' }]
  const found = [
    ['migration-failed', schema.failed],
    ['migrations-missing', schema.missing],
    ['migrations-newer', schema.newer],
  ] as const
  const differs = found
    .filter(([, names]) => names.length > 0)
    .map(([code, names]) => ({ code, about: named(names) }))
  return differs.length > 0 || mayWrite ? differs : [{ code: 'may-not-write' }]
}

function ofDatabase(found: Found | null): Unready[] {
  if (!found) return [{ code: 'database-away' }]
  const { isStandby, isReadOnly, mayWrite, unsafe, schema } = found
  const writes: Unready[] = isStandby
    ? [{ code: 'standby' }]
    : isReadOnly
      ? [{ code: 'read-only' }]
      : []
  return [
    ...writes,
    ...ofSchema(schema, mayWrite),
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
