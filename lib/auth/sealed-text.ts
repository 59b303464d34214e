import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { serverKey } from './server-key'

type SealedFor = 'totp' | 'mail-ask'

/**
 * AES-256-GCM under the server's key, bound to the row that it is of: the database alone can't read
 * it.
 */
export function sealText(purpose: SealedFor, text: string, row: string): Buffer<ArrayBuffer> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', serverKey(purpose), nonce).setAAD(Buffer.from(row))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.from(Buffer.concat([nonce, cipher.getAuthTag(), sealed]))
}

/** Throws where it is another row's, was altered, or the server's key is another one. */
export function openSealed(purpose: SealedFor, sealed: Uint8Array, row: string): string {
  const bytes = Buffer.from(sealed)
  const cipher = createDecipheriv('aes-256-gcm', serverKey(purpose), bytes.subarray(0, 12)).setAAD(
    Buffer.from(row),
  )
  cipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
}
