import type { Unready, UnreadyCode } from '@/lib/core/readiness'

// What /api/ready tells whoever runs the server.

const sentences: Readonly<Record<UnreadyCode, string>> = {
  'database-away': 'The database doesn’t answer.',
  'migrations-missing': 'Run npm run migrate: the database doesn’t have this version’s',
  'migration-failed': 'Run npm run migrate, which says what to do: a migration stopped half-way,',
  'migrations-newer':
    'Serve with a newer version: the database has a migration that this one can’t go on with,',
  'migrations-unknown':
    'This server doesn’t know its migrations. Put prisma/migrations into the folder it starts in.',
  standby: 'The database is a standby, which takes no writes until it is promoted.',
  'read-only': 'The database takes no writes: transactions are read-only.',
  'may-not-write': 'The role in DATABASE_URL may not write to the tables. Run: npm run migrate.',
  'unsafe-database': '',
  'listener-starting': 'This server hasn’t yet heard itself through the database.',
  'listener-away': 'This server can’t listen to the database, which doesn’t answer.',
  'listener-on-standby': 'This server can’t listen to the database, which is a standby.',
  'listener-not-told': 'The database commits nothing.',
  'listener-deaf':
    'This server doesn’t hear itself through the database.'
    + ' Where DATABASE_URL is a pooler, set DATABASE_DIRECT_URL.',
  'jobs-starting': 'Not run yet since this server started:',
  'jobs-late': 'Not run for three minutes:',
}

/** One plain sentence for each reason why a server isn't ready. */
export const readinessSentence = ({ code, about }: Unready): string => {
  if (about === undefined) return sentences[code]
  return code === 'unsafe-database' ? about : `${sentences[code]} ${about}.`
}
