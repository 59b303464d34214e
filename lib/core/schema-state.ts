/** A migration that the database has been given, as it noted it. */
export interface NotedMigration {
  name: string
  /** False: it was begun, and neither finished nor rolled back. */
  done: boolean
  /** What the migration said about itself; null where nothing was noted. */
  note: string | null
}

/** How a database's migrations differ from those of a build, by name. */
export interface SchemaState {
  /** The build has them and the database hasn't. */
  missing: string[]
  /** Stopped half-way, of this build or a newer one. */
  failed: string[]
  /** The database has them, the build doesn't know them, and they don't say that it can go on. */
  newer: string[]
}

/** Noted with a migration that leaves alone whatever servers without it use. */
export const oldServersGoOn = 'Servers without this migration can go on.'

/**
 * What the first line of each migration says from now on: while servers are replaced one after
 * another, those that don't have it yet go on serving, or have to stop before it is run.
 */
const statement = /^-- Servers without this migration can go on: (yes|no)\b/

/** What a migration's script says for the servers without it; null where it says nothing. */
export function letsOldServersGoOn(script: string): boolean | null {
  const said = statement.exec(script)?.[1]
  return said === undefined ? null : said === 'yes'
}

/** Compares the names of a build with what a database has noted. */
export function judgeSchema(
  expected: readonly string[],
  noted: readonly NotedMigration[],
): SchemaState {
  const [known, all] = [new Set(expected), new Set(noted.map(({ name }) => name))]
  const isNewer = ({ name, note }: NotedMigration) => !known.has(name) && note !== oldServersGoOn
  return {
    missing: expected.filter((name) => !all.has(name)),
    failed: noted.filter(({ done }) => !done).map(({ name }) => name),
    newer: noted.filter((one) => one.done && isNewer(one)).map(({ name }) => name),
  }
}
