import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assertOwnPlace, bind } from '@/lib/run/cluster-place'
import { newRecord, readRecord, recordFile, save, type ClusterRecord } from '@/lib/run/cluster-record'

// Data outside of the installation belongs to one, whatever is copied or moved.

let all: string
const homeOf = (name: string) => path.join(all, name, 'postgres')
const dataFolder = () => path.join(all, 'outside', 'data')
const known = (name: string) => readRecord(homeOf(name)) as ClusterRecord
const copy = (from: string, to: string) => {
  mkdirSync(homeOf(to), { recursive: true })
  writeFileSync(recordFile(homeOf(to)), readFileSync(recordFile(homeOf(from))))
}

beforeEach(() => {
  all = mkdtempSync(path.join(tmpdir(), 'plumbline-place-'))
  mkdirSync(dataFolder(), { recursive: true })
  writeFileSync(path.join(dataFolder(), 'PG_VERSION'), '18\n')
  const record = { ...newRecord(homeOf('one'), dataFolder()), made: true }
  bind(record)
  save(record)
})
afterEach(() => rmSync(all, { recursive: true, force: true }))

test('the installation that made it has it', async () => {
  expect(known('one').dataFolder).toBe(dataFolder())
  await expect(assertOwnPlace(known('one'))).resolves.toBeUndefined()
})

test('a copy is refused, also in the words of an earlier version', async () => {
  copy('one', 'two')
  await expect(assertOwnPlace(known('two'))).rejects.toThrow(/two.* is a copy of .*one/)
  rmSync(path.join(all, 'outside', 'home.json'))
  const earlier = { home: homeOf('one'), port: 1, dataFolder: dataFolder(), passwords: known('one').passwords }
  for (const name of ['one', 'two']) writeFileSync(recordFile(homeOf(name)), JSON.stringify(earlier))
  await expect(assertOwnPlace(known('two'))).rejects.toThrow(/two.* is a copy of .*one/)
  await expect(assertOwnPlace(known('one'))).resolves.toBeUndefined()
})

test('one that was moved keeps it, and a copy of where it was doesn’t get it back', async () => {
  copy('one', 'three')
  renameSync(path.join(all, 'one'), path.join(all, 'two'))
  await expect(assertOwnPlace(known('two'))).resolves.toBeUndefined()
  await expect(assertOwnPlace(known('three'))).rejects.toThrow(/three.* is a copy of .*two/)
})

test('data that says nothing of whose it is, is nobody’s until somebody says so', async () => {
  writeFileSync(path.join(all, 'outside', 'home.json'), 'nothing')
  await expect(assertOwnPlace(known('one'))).rejects.toThrow(/doesn't say whose .* write into it/)
})
