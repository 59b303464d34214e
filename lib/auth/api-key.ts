import { createHash, randomBytes } from 'node:crypto'
import { hashSecret } from './hold-secret'

/**
 * An API key: `plk_`, 200 random bits, and 30 bits of a checksum, all in Crockford's base 32, so that a double click takes hold of the
 * whole and a slip is told from a key that nobody knows. Shown once; only its SHA-256 is kept (of 200 random bits one round is enough).
 */
const beginning = 'plk_'
const digits = '0123456789abcdefghjkmnpqrstvwxyz'
const secretLength = 40
const checkLength = 6
/** So many of the last characters are kept to be recognised by: they are the checksum's, and say nothing of the rest. */
export const tailLength = 4

const text = (bytes: Uint8Array, length: number): string => Array.from(bytes.subarray(0, length), (byte) => digits.charAt(byte % 32)).join('')
const checkOf = (secret: string): string => text(createHash('sha256').update(`plumbline key ${secret}`).digest(), checkLength)

export function makeApiKey(): string {
  const secret = text(randomBytes(secretLength), secretLength)
  return `${beginning}${secret}${checkOf(secret)}`
}

/** Whether a Bearer means to be one, rightly written or not. */
export const meansApiKey = (bearer: string): boolean => bearer.startsWith(beginning)

/** Whether it is one as they are made here; whether anybody has it is for the database to say. */
export function isApiKey(given: string): boolean {
  const [, secret = '', check = ''] = /^plk_([0-9a-z]{40})([0-9a-z]{6})$/.exec(given) ?? []
  return secret !== '' && checkOf(secret) === check
}

export const hashApiKey = hashSecret
export const tailOf = (key: string): string => key.slice(-tailLength)
