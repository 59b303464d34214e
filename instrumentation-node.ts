import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerFailures, isAction, noteRequestError } from '@/lib/adapters/failed-answers'
import { version } from '@/lib/adapters/version'
import { secureEveryAnswer } from '@/lib/auth/every-answer'
import { watchPeers } from '@/lib/auth/watch-peers'
import { now } from '@/lib/clock'
import { assertConfigured, baseUrl, config, isLocal, WrongVariable } from '@/lib/config'
import { assertNoDemoAccounts, assertSafeDatabase, UnsafeDatabase } from '@/lib/database-safety'
import { watchRequests } from '@/lib/health/watch-requests'
import { startEveryMinute } from '@/lib/jobs/every-minute'
import { letFinish } from '@/lib/jobs/let-finish'
import { startMessages } from '@/lib/jobs/messages'
import { startHealthWatch } from '@/lib/jobs/watch-health'
import { log } from '@/lib/log'
import { quietConsole } from '@/lib/quiet-console'
import { askDatabase } from '@/lib/store/ask-database'
import { practiceToCall, prepareForAway } from '@/lib/use-cases/database-answers'
import { offerSetUp } from '@/lib/use-cases/offer-set-up'

/** What has to be so before the first request, and what runs beside the requests. */
export async function start(): Promise<void> {
  assertVariables()
  if (config().NODE_ENV === 'production') {
    quietConsole()
    answerFailures(practiceToCall) // a development server shows the error itself
  }
  watchPeers()
  watchRequests()
  secureEveryAnswer()
  await assertSafe()
  if (config().OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) await sendTraces()
  startEveryMinute()
  letFinish(startMessages())
  startHealthWatch()
}

/** Loaded where it is asked for alone. */
async function sendTraces(): Promise<void> {
  const { startTraces } = await import('@/lib/health/traces')
  letFinish(startTraces(version() ?? 'unknown'))
}

interface Failed {
  id: string | undefined
  route: string
  /** What failed, as Next calls it. */
  kind: string
  headers: IncomingHttpHeaders
}

const said = {
  away: 'the database is away',
  unread: 'what was sent to an action can’t be read',
  fault: 'a request failed',
} as const

/** By its kind and place, never with what was sent. */
export function noteError(error: unknown, { id, route, kind, headers }: Failed): void {
  const toAction = (kind === 'action' || kind === 'render') && isAction(headers)
  const why = noteRequestError(error, id, toAction)
  const note = { err: error, route, requestId: id }
  if (why === 'fault') log.error(note, said[why])
  else log.warn(note, said[why])
}

function end(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** A missing secret would show only once a booking has been written. */
function assertVariables(): void {
  try {
    assertConfigured()
  } catch (error) {
    if (error instanceof WrongVariable) end(error.message)
    throw error
  }
  if (baseUrl().startsWith('https:') && config().TRUST_PROXY === 0) {
    log.warn({}, 'BASE_URL is https, so a proxy stands before this, but TRUST_PROXY is 0: all visitors count as one address, and share its limits')
  }
}

async function lookAtDatabase(): Promise<void> {
  await assertSafeDatabase(askDatabase)
  if (config().NODE_ENV === 'production' && !isLocal(baseUrl())) await assertNoDemoAccounts(askDatabase)
}

/** Ends the process on an unfit database. One that is away is no reason to: it is looked at once it answers. */
async function assertSafe(): Promise<void> {
  try {
    await lookAtDatabase()
    await prepareForAway()
    await tellSetUpCode()
  } catch (error) {
    if (!(error instanceof UnsafeDatabase)) {
      lookLater(error)
      return
    }
    end(error.message)
  }
}

/** Whoever starts it is whom the code is for: it goes to the terminal itself, not into the log. */
async function tellSetUpCode(): Promise<void> {
  const code = await offerSetUp(now())
  if (code !== null) process.stdout.write(`This practice isn’t set up yet. Set it up at ${baseUrl()}/setup with the code ${code}\n`)
}

function lookLater(error: unknown): void {
  log.warn({ err: error }, 'the database can’t be looked at yet; it is tried again in two seconds')
  void pause(2_000, undefined, { ref: false }).then(assertSafe)
}
