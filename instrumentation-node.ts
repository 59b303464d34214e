import { setTimeout as pause } from 'node:timers/promises'
import { watchPeers } from '@/lib/auth/watch-peers'
import { baseUrl, config, isLocal } from '@/lib/config'
import { assertNoDemoAccounts, assertSafeDatabase, UnsafeDatabase } from '@/lib/database-safety'
import { startEveryMinute } from '@/lib/jobs/every-minute'
import { log } from '@/lib/log'
import { askDatabase } from '@/lib/store/ask-database'

/** What has to be so before the first request, and what runs beside the requests. */
export async function start(): Promise<void> {
  watchPeers()
  await assertSafe()
  startEveryMinute()
}

async function lookAtDatabase(): Promise<void> {
  await assertSafeDatabase(askDatabase)
  if (config().NODE_ENV === 'production' && !isLocal(baseUrl())) await assertNoDemoAccounts(askDatabase)
}

/** Ends the process on an unfit database. One that is away is no reason to: it is looked at once it answers. */
async function assertSafe(): Promise<void> {
  try {
    await lookAtDatabase()
  } catch (error) {
    if (!(error instanceof UnsafeDatabase)) {
      lookLater(error)
      return
    }
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function lookLater(error: unknown): void {
  log.warn({ err: error }, 'the database is away; it is looked at again in two seconds')
  void pause(2_000, undefined, { ref: false }).then(assertSafe)
}
