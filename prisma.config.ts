import { defineConfig } from 'prisma/config'

// The role that owns the tables migrates; where only one role is set, it does both, past a pooler
// where one stands before the database. An empty address lets the commands that need no database
// (generate, validate, format) run.
const { MIGRATE_DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_URL } = process.env
const url = MIGRATE_DATABASE_URL || DATABASE_DIRECT_URL || DATABASE_URL || ''

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts' },
  datasource: { url },
})
