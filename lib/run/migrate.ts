import { readEnvironment } from './environment'
import { openDatabase } from './database-access'
import { say } from './cannot-run.mjs'
import { endOnSignal } from './ending'

/** `npm run migrate`: brings the database up to date and lets the serving role in; for deployments. */
export async function run(): Promise<number> {
  endOnSignal(1)
  await openDatabase(readEnvironment())
  say('The database is up to date.')
  return 0
}
