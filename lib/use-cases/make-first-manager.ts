import { createHmac } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { addressGroup } from '@/lib/auth/client-address'
import { whyNotPassword } from '@/lib/auth/new-password'
import { hashPassword } from '@/lib/auth/password'
import { serverKey } from '@/lib/auth/server-key'
import { done, refused, type Result } from '@/lib/core/result'
import { nobody } from '@/lib/core/security-event'
import { readSetUpCode } from '@/lib/core/set-up'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { beginSetUp, holdSetUp, isCode, isSetUpOpen, useCode, writeManager } from '@/lib/store/set-up'
import { countTries, dropOldTries } from '@/lib/store/sign-in-throttle'
import { transact } from '@/lib/store/transact'
import { wrong } from './manage-ground'
import { noteSecurity } from './note-security'
import { hashSetUpCode } from './offer-set-up'

export interface FirstManager {
  code: string
  name: string
  email: string
  password: string
  /** Where it came from, as the server saw it. */
  address: string
}

export const setUpWindowMs = 15 * 60_000
export const mostCodesByAddress = 10

/** Seconds to wait, or null. By address alone: whoever guesses from elsewhere must not keep the practice itself out, and 60 bits are not guessed. */
async function waitFor(address: string, now: Instant): Promise<number | null> {
  await dropOldTries(now - setUpWindowMs)
  const key = Buffer.from(createHmac('sha256', serverKey('throttle')).update(`set-up:${addressGroup(address)}`).digest())
  const [count] = await countTries([key], setUpWindowMs, now)
  if (!count || count.tries <= mostCodesByAddress) return null
  return Math.max(1, Math.ceil((count.since + setUpWindowMs - now) / 1_000))
}

/**
 * The first manager's account, for whoever has the code that was printed at the start. The code is used up by it. Refusals:
 * `forbidden`, `not-found` (the practice is set up), `too-many-tries` (ten from an address in 15 minutes, right or wrong), `invalid`
 * by field: a wrong code, a password that is short or common, an email that somebody has already.
 */
export async function makeFirstManager(actor: Actor, input: FirstManager, now: Instant): Promise<Result<{ id: string }>> {
  if (!can(actor, 'set-up.begin')) return refused({ reason: 'forbidden' })
  const wait = await waitFor(input.address, now)
  if (wait !== null) return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
  if (!await isSetUpOpen()) return refused({ reason: 'not-found' })
  const code = readSetUpCode(input.code)
  // A password is hashed for whoever has the code alone.
  if (code === null || !await isCode(hashSetUpCode(code))) {
    await noteSecurity({ verb: 'set-up.failed', actor: nobody, address: input.address }, now)
    return wrong('code', wrongCode)
  }
  const weak = whyNotPassword(input.password, [input.name, input.email])
  if (weak) return wrong('password', weak)
  const email = input.email.trim().toLowerCase()
  const passwordHash = await hashPassword(input.password)
  return transact(async (tx) => {
    if (!(await holdSetUp(tx))) return refused({ reason: 'not-found' })
    if (!(await useCode(tx, hashSetUpCode(code)))) return wrong('code', wrongCode)
    await beginSetUp(tx, now)
    const made = await writeManager(tx, { email, name: input.name, passwordHash }, now)
    if (!made) return wrong('email', 'Somebody has an account with this email already. Sign in with it to go on.')
    const by = { kind: 'staff', id: made.id, name: input.name } as const
    await recordEvent(tx, { at: now, verb: 'set-up', actor: by, clinic: null, appointment: null, patient: null, detail: { record: 'set-up', step: 'account' } })
    return done(made)
  })
}

const wrongCode = 'This is not the code that was printed at the start. Every start prints a new one: look at the last.'
