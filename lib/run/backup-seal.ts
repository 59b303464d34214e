import { closeSync, openSync, readSync } from 'node:fs'
import { ReadableStream as WebStream } from 'node:stream/web'
import {
  Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient,
} from 'age-encryption'
import type { Config } from '@/lib/config'
import { CannotRun } from './cannot-run.mjs'

// age-encryption is age itself in JavaScript, by age's author: a sealed backup can be opened by any
// program of age, also without Plumbline. It works on streams, 64 KiB at a time.

type Chunks = AsyncIterable<Uint8Array>

const toStream = (chunks: Chunks) => WebStream.from(chunks) as ReadableStream<Uint8Array>
const toChunks = (stream: ReadableStream<Uint8Array>) => stream as unknown as Chunks

/** A part of a pipeline: encrypts what goes through to public keys (`age1…`). */
export const sealTo = (publicKeys: readonly string[]) =>
  async function* seal(source: Chunks): AsyncGenerator<Uint8Array> {
    const encrypter = new Encrypter()
    for (const key of publicKeys) encrypter.addRecipient(key)
    yield* toChunks(await encrypter.encrypt(toStream(source)))
  }

/** The opposite, with secret keys of which one has to fit. */
export const openWith = (identities: readonly string[]) =>
  async function* open(source: Chunks): AsyncGenerator<Uint8Array> {
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    yield* toChunks(await decrypter.decrypt(toStream(source)))
  }

/** What age says where none of the secret keys fits. */
export const isWrongKey = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('no identity matched')

const firstLine = 'age-encryption.org/v1\n'

/** Whether a file is encrypted by age; told by how it begins, whatever it is called. */
export function isSealed(file: string): boolean {
  const start = Buffer.alloc(firstLine.length)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, start)
  } finally {
    closeSync(opened)
  }
  return start.toString('latin1') === firstLine
}

type Settings = Pick<Config, 'BACKUP_PUBLIC_KEY'>

/**
 * To which keys backups are encrypted by the settings; none where they aren't. Throws CannotRun
 * where BACKUP_PUBLIC_KEY is no public key, which its own check against misprints finds out.
 */
export function publicKeysOf({ BACKUP_PUBLIC_KEY: key }: Settings): string[] {
  if (key === undefined) return []
  try {
    new Encrypter().addRecipient(key)
  } catch {
    throw new CannotRun('BACKUP_PUBLIC_KEY is no public key of age (age1…): copy it again. '
      + 'A new pair of keys comes from: npm run backup -- --new-key FILE')
  }
  return [key]
}

export interface Keys {
  identity: string
  publicKey: string
}

/**
 * A new pair of keys. Beside a key that withstands quantum computers (`age1pq1…`) it is of that
 * kind: a file is as safe as the weakest of the keys that open it.
 */
export async function newKeys(beside = ''): Promise<Keys> {
  const isHybrid = beside.startsWith('age1pq1')
  const identity = await (isHybrid ? generateHybridIdentity() : generateX25519Identity())
  return { identity, publicKey: await identityToRecipient(identity) }
}
