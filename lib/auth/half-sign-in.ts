import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '@/lib/core/time'
import { serverKey } from './server-key'
import { halfMs } from './session-limits'

/**
 * That somebody gave the right password, for ten minutes: whose, until when, and for which password, signed with the server's key.
 * It opens nothing by itself. Each is another one, so that its wrong codes are counted by themselves.
 */
export interface Half {
  staff: string
  /** Of the password's hash: once the password is another one, this is over. */
  password: string
}

const sign = (text: string): string => createHmac('sha256', serverKey('half')).update(text).digest('base64url')
export const markOf = (passwordHash: string): string => createHash('sha256').update(passwordHash).digest('base64url').slice(0, 22)

export function makeHalf(staff: string, passwordHash: string, now: Instant): string {
  const said = `${staff}.${markOf(passwordHash)}.${String(now + halfMs)}.${randomBytes(12).toString('base64url')}`
  return `${said}.${sign(said)}`
}

const shape = /^([0-9a-f-]{36})\.([\w-]{22})\.(\d{12,14})\.([\w-]{16})\.([\w-]{43})$/

/** What it proves, or null: not ours, altered (also in the bits that base64 leaves unused), or over. */
export function openHalf(text: string, now: Instant): Half | null {
  const [, staff = '', password = '', until = '', nonce = '', seal = ''] = shape.exec(text) ?? []
  if (staff === '' || !timingSafeEqual(Buffer.from(sign(`${staff}.${password}.${until}.${nonce}`)), Buffer.from(seal))) return null
  return Number(until) > now ? { staff, password } : null
}
