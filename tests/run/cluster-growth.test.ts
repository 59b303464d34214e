import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { leaveCluster, startCluster } from '@/lib/run/cluster'
import { addressOf, type ClusterRecord } from '@/lib/run/cluster-record'
import { connected } from '@/lib/run/roles'
import { boundLog, logOf, mostLogBytes } from '@/lib/run/server-log'

// What the embedded database writes beside its rows: its log, and what a crash is undone from.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const all = mkdtempSync(path.join(tmpdir(), 'plumbline-growth-'))
const home = path.join(all, 'postgres')
let record: ClusterRecord

beforeAll(async () => {
  spawnSync('chmod', ['711', all])
  record = await startCluster(home)
})
afterAll(async () => {
  await leaveCluster(home)
  rmSync(all, { recursive: true, force: true })
})

const ask = (statement: string) =>
  connected(addressOf(record, 'owner'), async (client) =>
    (await client.query<Record<string, string>>(statement)).rows)
const complain = (word: string) => expect(ask(`select ${word}`)).rejects.toThrow(word)
const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0)

test('what a crash is undone from has a bound that no file in the data folder lifts', async () => {
  const rows = await ask(`select name, setting || coalesce(unit, '') as is, source from pg_settings
    where name in ('max_wal_size', 'wal_keep_size', 'max_slot_wal_keep_size', 'archive_mode',
      'autovacuum', 'track_counts', 'log_checkpoints') order by name`)
  expect(rows.map(({ name, is }) => `${name} ${is}`)).toEqual([
    'archive_mode off', 'autovacuum on', 'log_checkpoints off', 'max_slot_wal_keep_size 1024MB',
    'max_wal_size 1024MB', 'track_counts on', 'wal_keep_size 0MB',
  ])
  expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['command line']))
  expect(await ask('select slot_name from pg_replication_slots')).toEqual([])
})

test('a log that is too large is set aside while the server writes it, twice', async () => {
  const [log, before] = [logOf(home), `${logOf(home)}.old`]
  for (const word of ['first_word', 'second_word']) {
    await complain(word)
    appendFileSync(log, `${'x'.repeat(1_000)}\n`.repeat(mostLogBytes / 1_000))
    boundLog(home)
    expect(sizeOf(log)).toBe(0)
    expect(readFileSync(before, 'utf8')).toContain(word)
    await complain(`after_${word}`)
    expect(readFileSync(log, 'utf8')).toContain(`after_${word}`)
    expect(sizeOf(log)).toBeLessThan(10_000)
  }
  expect(readFileSync(before, 'utf8')).not.toContain('"first_word"')
  expect(sizeOf(before)).toBeLessThan(mostLogBytes * 1.1)
})

test('a log that isn’t too large is left alone', async () => {
  await complain('small_word')
  boundLog(home)
  expect(readFileSync(logOf(home), 'utf8')).toContain('small_word')
})
