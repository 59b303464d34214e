import { defineConfig } from 'prisma/config'

// The role that owns the tables migrates; where only one role is set, it does both. An empty address lets the
// commands that need no database (generate, validate, format) run without one.
const url = process.env['MIGRATE_DATABASE_URL'] || process.env['DATABASE_URL'] || ''

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts' },
  datasource: { url },
})
