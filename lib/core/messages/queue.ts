/** The job that sends: its tables are made by the role that owns the database, and used by the one that serves. */
export const messageJobs = { schema: 'pgboss', queue: 'messages' } as const
