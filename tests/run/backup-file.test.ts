import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readWholeHead, writeFileWhole, type BackupHead } from '@/lib/run/backup-file'

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-backup-file-'))
const at = (name: string) => path.join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head: BackupHead = {
  plumbline: 'backup', version: 1, at: '2027-03-01T02:30:00.000Z', wal: '0/1', migrations: ['one'],
}
const line = (value: unknown) => `${JSON.stringify(value)}\n`
const content = [
  line(head), line({ table: 'thing', columns: ['id'] }), '1\n2\n3\n', '\\.\n', line({ rows: { thing: 3 } }),
]

async function* contentIn(chunks: readonly string[]) {
  yield* chunks
}

async function written(name: string): Promise<string> {
  await writeFileWhole(at(name), contentIn(content))
  return at(name)
}

test('a backup cut off at any of its bytes is refused', async () => {
  const whole = readFileSync(await written('whole.gz'))
  expect(await readWholeHead(at('whole.gz'))).toEqual(head)
  const cut = at('cut.gz')
  for (let bytes = 0; bytes < whole.length; bytes += 1) {
    writeFileSync(cut, whole.subarray(0, bytes))
    const read = await readWholeHead(cut).then(() => 'read', (error: Error) => error.name)
    expect([bytes, read]).toEqual([bytes, 'CannotRun'])
  }
})

test('of one with a changed byte nothing is read but what was written', async () => {
  const whole = readFileSync(await written('whole.gz'))
  const changed = at('changed.gz')
  for (let index = 0; index < whole.length; index += 1) {
    const bytes = Buffer.from(whole)
    bytes[index] = (bytes[index] ?? 0) ^ 0x55
    writeFileSync(changed, bytes)
    const read = await readWholeHead(changed).catch((error: Error) => error.name)
    // Gzip's head has bytes that nothing depends on, such as the time.
    expect(['CannotRun', JSON.stringify(head)]).toContain(typeof read === 'string' ? read : JSON.stringify(read))
  }
})

async function* contentThatFails() {
  yield content[0] ?? ''
  throw new Error('the database went away')
}

test('nothing is left of one that failed', async () => {
  await expect(writeFileWhole(at('failed.gz'), contentThatFails())).rejects.toThrow('went away')
  expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([])
})

test.skipIf(!existsSync('/dev/full'))('one that found no room on the disk leaves the earlier one', async () => {
  const file = await written('earlier.gz')
  const earlier = readFileSync(file)
  symlinkSync('/dev/full', `${file}.part`)
  await expect(writeFileWhole(file, contentIn(content))).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(readFileSync(file)).toEqual(earlier)
  expect(readdirSync(folder).filter((name) => name.startsWith('earlier'))).toEqual(['earlier.gz'])
})
