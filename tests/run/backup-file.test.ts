import {
  existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { readWholeHead, writeFileWhole, type BackupHead } from '@/lib/run/backup-file'
import { isSealed, newKeys, publicKeysOf } from '@/lib/run/backup-seal'

// Hundreds of files are read, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-backup-file-'))
const at = (name: string) => path.join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head: BackupHead = {
  plumbline: 'backup', version: 1, at: '2027-03-01T02:30:00.000Z', wal: '0/1', migrations: ['one'],
}
const line = (value: unknown) => `${JSON.stringify(value)}\n`
const content = [
  line(head), line({ table: 'thing', columns: ['id'] }), '1\n2\n3\n', '\\.\n',
  line({ rows: { thing: 3 } }),
]

async function* contentIn(chunks: readonly string[]) {
  yield* chunks
}

const ours = await newKeys()
const kinds = [
  { kind: 'plain', publicKeys: [], identities: [] },
  { kind: 'encrypted', publicKeys: [ours.publicKey], identities: [ours.identity] },
]

async function written(name: string, publicKeys: string[] = []): Promise<string> {
  await writeFileWhole(at(name), contentIn(content), publicKeys)
  return at(name)
}

describe.each(kinds)('a backup that is $kind', ({ kind, publicKeys, identities }) => {
  const whole = `whole-${kind}`
  const how = (file: string) => readWholeHead({ file, identities })
    .then((read) => JSON.stringify(read), (error: unknown) => (error as Error).name)

  test('is read as it was written', async () => {
    expect(await how(await written(whole, publicKeys))).toBe(JSON.stringify(head))
  })

  test('is refused when it was cut off, at any of its bytes', async () => {
    const all = readFileSync(at(whole))
    for (let bytes = 0; bytes < all.length; bytes += 1) {
      writeFileSync(at('cut'), all.subarray(0, bytes))
      expect([bytes, await how(at('cut'))]).toEqual([bytes, 'CannotRun'])
    }
  })

  test('is never read as anything else when a byte of it was changed', async () => {
    const all = readFileSync(at(whole))
    for (let index = 0; index < all.length; index += 1) {
      const bytes = Buffer.from(all)
      bytes[index] = (bytes[index] ?? 0) ^ 0x55
      writeFileSync(at('changed'), bytes)
      // Gzip's head has bytes that nothing depends on, such as the time.
      expect(['CannotRun', JSON.stringify(head)]).toContain(await how(at('changed')))
    }
  })
})

describe('one that is encrypted', () => {
  test('shows nothing of what is in it, and is told by how it begins', async () => {
    const file = await written('sealed', [ours.publicKey])
    expect([isSealed(file), isSealed(await written('open'))]).toEqual([true, false])
    const text = readFileSync(file)
    expect(text.includes('plumbline')).toBe(false)
    expect(text.includes(Buffer.from([0x1f, 0x8b, 8]))).toBe(false)
  })

  test.each<[string, () => Promise<string[]>]>([
    ['another key', async () => [(await newKeys()).identity]],
    ['no key', async () => []],
  ])('is refused with %s, in one line', async (_, identities) => {
    const file = await written('sealed', [ours.publicKey])
    await expect(readWholeHead({ file, identities: await identities() }))
      .rejects.toThrow(/^[^\n]*encrypted to another key[^\n]*$/)
  })

  test('is opened by each key that it was made for, of either kind', async () => {
    const hybrid = await newKeys('age1pq1')
    expect(hybrid.publicKey).toMatch(/^age1pq1/)
    const file = await written('both', [ours.publicKey, hybrid.publicKey])
    const another = await newKeys()
    const each = [[ours.identity], [hybrid.identity], [another.identity, ours.identity]]
    for (const identities of each) {
      expect(await readWholeHead({ file, identities })).toEqual(head)
    }
  })

  test('a public key that was mistyped is refused before anything is written', () => {
    const key = ours.publicKey
    const mistyped = key.slice(0, -1) + (key.endsWith('q') ? 'p' : 'q')
    expect(publicKeysOf({ BACKUP_PUBLIC_KEY: key })).toEqual([key])
    expect(() => publicKeysOf({ BACKUP_PUBLIC_KEY: mistyped }))
      .toThrow(/^BACKUP_PUBLIC_KEY is no public key/)
    expect(publicKeysOf({ BACKUP_PUBLIC_KEY: undefined })).toEqual([])
  })
})

async function* contentThatFails() {
  yield content[0] ?? ''
  throw new Error('the database went away')
}

test('nothing is left of one that failed', async () => {
  await expect(writeFileWhole(at('failed.gz'), contentThatFails())).rejects.toThrow('went away')
  expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([])
})

const onLinux = test.skipIf(!existsSync('/dev/full'))
onLinux('one that found no room on the disk leaves the earlier one', async () => {
  const file = await written('earlier.gz')
  const earlier = readFileSync(file)
  symlinkSync('/dev/full', `${file}.part`)
  await expect(writeFileWhole(file, contentIn(content))).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(readFileSync(file)).toEqual(earlier)
  expect(readdirSync(folder).filter((name) => name.startsWith('earlier'))).toEqual(['earlier.gz'])
})
