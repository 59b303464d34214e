import {
  type AllWords,
  askHost,
  asUnready,
  many,
  migrate,
  needsDatabase,
  needsServer,
} from './parts'

/** Of the database, and of the connections to it. */
export const databaseWords: Pick<
  AllWords,
  'database' | 'writes' | 'settings' | 'migrations' | 'pool'
> = {
  database: {
    name: 'Database',
    well: () => 'The database answers.',
    unknown: () => needsServer,
    wrong: {
      away: () => ({
        said: 'The database doesn’t answer, so nobody can book.',
        next: 'Start it, and check DATABASE_URL. Plumbline goes on by itself once it answers.',
      }),
    },
  },
  writes: {
    name: 'Saving',
    well: () => 'The database saves what it is given.',
    unknown: () => needsDatabase,
    wrong: {
      standby: () => ({
        said: asUnready('standby'),
        next: 'Promote it, or point DATABASE_URL to the primary.',
      }),
      'read-only': () => ({
        said: asUnready('read-only'),
        next: `${askHost} A disk that is full may be why: look at default_transaction_read_only.`,
      }),
      'may-not-write': () => ({ said: asUnready('may-not-write'), next: migrate }),
    },
  },
  settings: {
    name: 'Database settings',
    well: () => 'The database keeps what it has saved through a crash.',
    unknown: () => needsDatabase,
    wrong: {
      unsafe: ({ unsafe }) => ({ said: unsafe ?? '', next: askHost }),
    },
  },
  migrations: {
    name: 'Migrations',
    well: () => 'The database is up to date with this version.',
    unknown: () => needsDatabase,
    wrong: {
      failed: (schema) => ({
        said: 'A migration of the database stopped half-way.',
        next: asUnready('migration-failed', schema === 'not-known' ? [] : schema.failed),
      }),
      missing: (schema) => ({
        said: 'The database isn’t up to date with this version.',
        next: asUnready('migrations-missing', schema === 'not-known' ? [] : schema.missing),
      }),
      newer: (schema) => ({
        said: 'The database is newer than this version.',
        next: asUnready('migrations-newer', schema === 'not-known' ? [] : schema.newer),
      }),
      'not-known': () => ({
        said: 'This version’s migrations aren’t beside it.',
        next: asUnready('migrations-unknown'),
      }),
    },
  },
  pool: {
    name: 'Connections',
    well: ({ inUse, most }) => `${inUse} of ${most} connections to the database are in use.`,
    unknown: () => needsServer,
    wrong: {
      'used-up': ({ most, inUse, waiting }) => ({
        said:
          inUse < most
            ? `All ${most} connections to the database were in use, and somebody was turned away.`
            : `All ${most} connections to the database are in use, and ${many(
                waiting,
                'request waits',
                'requests wait',
              )}.`,
        next:
          'Look for slow statements in the database, and for programs that ask too often.' +
          ' If it lasts, restart Plumbline.',
      }),
    },
  },
}
