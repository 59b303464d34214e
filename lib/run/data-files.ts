/**
 * Everything that is written into the data folder, by its first name there, and what keeps it from
 * growing without end. What the server says goes to standard output alone: journald, or whoever
 * runs it, bounds that.
 */
export type FileRule =
  /** One file of a few bytes, written over. */
  | 'one'
  /** Files of a few bytes, one for each process or build that runs just now. */
  | 'while-it-runs'
  /** The newest of them are kept. */
  | 'newest'
  /** By lib/core/backup-rotation.ts; those that somebody asked for are left to whoever did. */
  | 'by-turns'
  /**
   * Its rows by lib/core/growth.ts, its log by server-log.ts, what a crash is undone from by the
   * settings in cluster-server.ts.
   */
  | 'database'
  /** The tests' own: databases of killed runs go with the next run. */
  | 'tests'

export const dataFiles: Readonly<Record<string, FileRule>> = {
  'auth-secret': 'one',
  'demo-accounts.json': 'one',
  'build-seconds': 'one',
  'client.mark': 'one',
  'client-turn': 'while-it-runs',
  'build-turn': 'while-it-runs',
  'build-users': 'while-it-runs',
  'serving-': 'while-it-runs',
  'next-': 'while-it-runs',
  builds: 'newest',
  backups: 'by-turns',
  'backups.json': 'one',
  'backups.lock': 'while-it-runs',
  'backup-name': 'one',
  postgres: 'database',
  test: 'tests',
}
