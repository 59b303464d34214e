import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { isSealed, isWrongKey, openWith, sealTo } from './backup-seal'
import { CannotRun } from './cannot-run.mjs'

/**
 * A backup is one gzip file of lines. First a line of JSON that says what it is; then, for each
 * table, a line of JSON with its name and columns, its rows as PostgreSQL's COPY writes them (text
 * format: a row a line), and a line `\.`; last a line of JSON with how many rows each table had.
 * After that come the eight bytes of gzip's own check. A file that was cut off lacks one of them.
 * All of that may be encrypted by age, which has a check of its own at its end.
 */

export interface BackupHead {
  plumbline: 'backup'
  version: 1
  /** When the snapshot was taken, RFC 3339, and up to where the log of PostgreSQL had come. */
  at: string
  wal: string
  /** The migrations that the rows are by. */
  migrations: string[]
}

export interface BackupTable {
  table: string
  columns: string[]
}

export interface BackupEnd {
  rows: Record<string, number>
}

/** Where a backup is, and with which secret keys it is opened where it is encrypted. */
export interface BackupSource {
  file: string
  identities?: readonly string[]
  /** Told now and then how many bytes of the file were read. */
  onRead?: (bytes: number) => void
}

export const endOfTable = '\\.'

/**
 * Writes beside the file and gives it its name once all of it is on the disk; nothing is left of
 * one that failed. Nobody but its owner may read it; with public keys (`age1…`) only who has the
 * secret key of one of them.
 */
export async function writeFileWhole(
  file: string, content: AsyncIterable<Buffer | string>, publicKeys: readonly string[] = [],
): Promise<void> {
  const part = `${file}.part`
  try {
    const disk = createWriteStream(part, { mode: 0o600, flush: true })
    const [source, gzip] = [Readable.from(content), createGzip({ level: 6 })]
    await (publicKeys.length === 0 ? pipeline(source, gzip, disk)
      : pipeline(source, gzip, sealTo(publicKeys), disk))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

function cannotRead(file: string, error: unknown): CannotRun {
  if (isWrongKey(error)) {
    return new CannotRun(`${file} is encrypted to another key: `
      + 'none of the secret keys given opens it.')
  }
  const why = error instanceof Error ? error.message : 'unknown'
  return new CannotRun(`${file} can't be read as a backup (${why}).`)
}

/**
 * What is in the file, decrypted and unzipped. Throws what is found wrong, at the very end as well.
 */
async function* contentOf(
  { file, identities = [], onRead }: BackupSource,
): AsyncGenerator<Buffer> {
  const unzipped = createGunzip()
  try {
    const sealed = isSealed(file)
    const disk = createReadStream(file)
    const reading = sealed ? pipeline(disk, openWith(identities), unzipped)
      : pipeline(disk, unzipped)
    reading.catch(() => undefined) // whatever is wrong reaches us by `unzipped`
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      onRead?.(disk.bytesRead)
      yield chunk
    }
  } catch (error) {
    throw cannotRead(file, error)
  }
}

/**
 * The lines of a backup, without their ends. Only a line feed ends one: whatever else a text holds,
 * COPY has escaped.
 */
export async function* linesOf(source: BackupSource): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of contentOf(source)) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let to = all.indexOf(10); to >= 0; to = all.indexOf(10, from)) {
      yield all.subarray(from, to)
      from = to + 1
    }
    rest = all.subarray(from)
  }
  if (rest.length > 0) throw new CannotRun(`${source.file} was cut off: its last line has no end.`)
}

/**
 * What a backup says of itself, once all of it was read: gzip's own check stands at the very end, after
 * the last line. Throws CannotRun where anything is missing.
 */
export async function readWholeHead(source: BackupSource): Promise<BackupHead> {
  const { file } = source
  let first: Buffer | undefined
  let last: Buffer | undefined
  for await (const line of linesOf(source)) {
    first ??= Buffer.from(line)
    last = line
  }
  const head = readJson(first, file) as Partial<BackupHead>
  if (head.plumbline !== 'backup' || head.version !== 1 || !Array.isArray(head.migrations)) {
    throw new CannotRun(`${file} is no backup made by npm run backup.`)
  }
  if ((readJson(last, file) as Partial<BackupEnd>).rows === undefined) {
    throw new CannotRun(`${file} was cut off.`)
  }
  return head as BackupHead
}

/** One line of JSON; what is none is no backup of ours. */
export function readJson(line: Buffer | undefined, file: string): unknown {
  try {
    return JSON.parse(line?.toString('utf8') ?? '')
  } catch {
    throw new CannotRun(`${file} is no backup made by npm run backup, or was cut off.`)
  }
}
