import { createHash, randomBytes } from 'node:crypto'

/** Secrets made here are 43 characters of base64url. */
export const secretPattern = /^[\w-]{43,128}$/

/** A random 256-bit secret (of a hold, a draft or a session), handed out once. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of it: it has 256 random bits, so one round of SHA-256 is enough. */
export const hashSecret = (secret: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHash('sha256').update(secret).digest())
