import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Channel } from '@/lib/core/messages/kinds'

/**
 * What this process counts, for Prometheus. prom-client is the library that Prometheus's own list
 * has for Node.js: it writes the format, and measures the event loop, memory and garbage collection.
 *
 * Labels are routes, states and names of ours: never anything of a person.
 */

/** One a process, not one a bundle: each route adds to the same. */
const kept = globalThis as unknown as { plumblineMetrics?: Metrics }

type Metrics = ReturnType<typeof make>

/** Seconds, from a page that was remembered to one that came too late. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export type BookedBy = 'website' | 'desk'
export type MessageOutcome = 'sent' | 'failed' | 'given_up'

function make() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const gauge = <L extends string = never>(
    name: string,
    help: string,
    labelNames: L[] = [],
  ): Gauge<L> => new Gauge({ name: `plumbline_${name}`, help, labelNames, registers })
  const counter = <L extends string = never>(
    name: string,
    help: string,
    labelNames: L[] = [],
  ): Counter<L> => new Counter({ name: `plumbline_${name}`, help, labelNames, registers })
  return {
    registry,
    requests: counter('http_requests_total', 'Requests answered.', ['route', 'status']),
    seconds: new Histogram({
      name: 'plumbline_http_request_duration_seconds',
      help: 'How long requests took.',
      labelNames: ['route'],
      buckets,
      registers,
    }),
    slotsServed: counter('slots_served_total', 'Free times shown to patients and programs.'),
    bookings: counter('bookings_total', 'Appointments requested or booked.', ['by']),
    messages: counter('messages_total', 'Messages tried, by what came of it.', [
      'channel',
      'outcome',
    ]),
    turnedAway: counter(
      'database_pool_turned_away_total',
      'Waits for a connection that were given up.',
    ),
    callsOpen: gauge('calls_open', 'Calls to make.'),
    callsOverdue: gauge('calls_overdue', 'Calls that should have been made.'),
    outboxWaiting: gauge('outbox_waiting', 'Messages and events that could go out now.'),
    outboxAge: gauge('outbox_oldest_age_seconds', 'How long the oldest of them has waited.'),
    jobRuns: gauge('job_last_run_timestamp_seconds', 'When a job last did its work.', ['job']),
    answering: gauge('database_answering', 'Whether the database answers.'),
    poolMost: gauge('database_pool_max_connections', 'Connections that requests share, at most.'),
    poolInUse: gauge('database_pool_in_use_connections', 'Connections in use.'),
    poolWaiting: gauge('database_pool_waiting_requests', 'Requests that wait for a connection.'),
    live: gauge('live_connection', 'Whether this server hears of what others change.'),
    diskFree: gauge('disk_free_bytes', 'Free on the disk of the data folder.'),
    diskSize: gauge('disk_size_bytes', 'Size of the disk of the data folder.'),
    backupAge: gauge('backup_age_seconds', 'How old the last good backup is.'),
    clockAhead: gauge('database_clock_ahead_seconds', 'How far the database’s clock is ahead.'),
    certificateEnd: gauge('certificate_end_timestamp_seconds', 'When a certificate ends.', ['of']),
    checkWrong: gauge('check_wrong', 'Whether a check of Manage › Health is red.', ['check']),
  }
}

export const metrics = (): Metrics => (kept.plumblineMetrics ??= make())

/** Free times were shown. */
export const countSlots = (count: number): void => metrics().slotsServed.inc(count)

/** Appointments were requested or booked. */
export const countBookings = (by: BookedBy, count = 1): void =>
  metrics().bookings.inc({ by }, count)

/** A message was sent, couldn't be just now, or was given up. */
export const countMessages = (channel: Channel, outcome: MessageOutcome, count = 1): void =>
  metrics().messages.inc({ channel, outcome }, count)

/** A request was answered; `seconds` null for a stream, which lasts as long as its reader stays. */
export function countRequest(route: string, status: number, seconds: number | null): void {
  const { requests, seconds: durations } = metrics()
  requests.inc({ route, status: String(status) })
  if (seconds !== null) durations.observe({ route }, seconds)
}

/** For tests. */
export const forgetMetrics = (): void => {
  delete kept.plumblineMetrics
}
