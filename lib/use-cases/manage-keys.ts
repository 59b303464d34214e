import { randomUUID } from 'node:crypto'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { hashApiKey, makeApiKey, tailOf } from '@/lib/auth/api-key'
import { clinicScopes } from '@/lib/auth/can'
import type { FieldError } from '@/lib/core/refusal'
import type { KeyScope } from '@/lib/core/key-scopes'
import { done, refused, type Result } from '@/lib/core/result'
import { addDays, dayOf, instantAt, toIso, type Day, type Instant } from '@/lib/core/time'
import { isRevoked, listApiKeys, revokeApiKey, writeApiKey, type ApiKeyLine } from '@/lib/store/api-keys'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { readProof, requireRecent, type Proof } from './require-recent'
import { letGo } from './shut-out'
import { eventActorOf } from './subject'

const may = (actor: Actor, action: 'keys.read' | 'keys.manage'): actor is StaffActor =>
  actor.kind === 'staff' && clinicScopes(actor, action).length > 0

export interface KeysView extends Proof {
  keys: ApiKeyLine[]
}

/** Every key that there is or was. Refusal: `forbidden`. */
export async function readKeys(actor: Actor, now: Instant): Promise<Result<KeysView>> {
  if (!may(actor, 'keys.read')) return refused({ reason: 'forbidden' })
  const [keys, proof] = await Promise.all([listApiKeys(), readProof(actor, now)])
  return done({ keys, ...proof })
}

export interface NewKey {
  name: string
  scopes: readonly KeyScope[]
  /** Null: everywhere, at clinics to come as well. */
  clinics: readonly string[] | null
  /** The whole of this day it is good, by the clock of `clinic`; null: until it is revoked. */
  lastDay: Day | null
  clinic: string
}

function wrongIn(setup: Setup, { scopes, clinics, lastDay, clinic }: NewKey, now: Instant): FieldError[] {
  const known = new Set(setup.clinics.map(({ id }) => id))
  return [
    ...(scopes.length === 0 ? [{ path: ['scopes'], message: 'Tick at least one thing that it is good for.' }] : []),
    ...(clinics !== null && (clinics.length === 0 || clinics.some((id) => !known.has(id))) ? [{ path: ['clinics'], message: 'Tick at least one clinic, or everywhere.' }] : []),
    ...(lastDay !== null && lastDay < dayOf(now, clinicOf(setup, clinic).timeZone) ? [{ path: ['lastDay'], message: 'That day is over. Choose one that isn’t, or none.' }] : []),
  ]
}

/**
 * Makes a key and answers it, for the only time: afterwards nobody can say it. Refusals: `forbidden`, `prove-again`, `not-found` (the clinic),
 * `invalid` (nothing that it is good for, nowhere, over already, or the name is another's).
 */
export async function makeKey(actor: Actor, input: NewKey, now: Instant): Promise<Result<string>> {
  if (!may(actor, 'keys.manage')) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'keys.manage', now)
  if (late) return refused(late)
  const setup = await readSetup()
  if (!setup.clinics.some(({ id }) => id === input.clinic)) return refused({ reason: 'not-found' })
  const errors = wrongIn(setup, input, now)
  if (errors.length > 0) return refused({ reason: 'invalid', errors })
  const { name, scopes, clinics, lastDay } = input
  const [id, key] = [randomUUID(), makeApiKey()]
  const endsAt = lastDay === null ? null : instantAt(addDays(lastDay, 1), 0, clinicOf(setup, input.clinic).timeZone)
  return transact<string>(async (tx) => {
    const made = await writeApiKey(tx, { id, name, secretHash: hashApiKey(key), tail: tailOf(key), scopes, clinics, endsAt, madeBy: actor.id }, now)
    if (!made) return refused({ reason: 'invalid', errors: [{ path: ['name'], message: 'Another key has that name. Give this one a name of its own.' }] })
    await accountEvent(tx, actor, 'api-key.make', {
      key: id, scopes: scopes.join(', '), clinics: clinics === null ? 'everywhere' : clinics.join(', '), until: endsAt === null ? null : toIso(endsAt),
    }, now)
    return done(key)
  })
}

/** Good for nothing from now on, with the streams that it has open. Refusals: `forbidden`, `prove-again`, `not-found`; revoked before, it is revoked. */
export async function revokeKey(actor: Actor, input: { key: string }, now: Instant): Promise<Result<null>> {
  if (!may(actor, 'keys.manage')) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'keys.manage', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => {
    if (!await revokeApiKey(tx, input.key, actor.id, now)) {
      return await isRevoked(tx, input.key) ? done(null) : refused({ reason: 'not-found' })
    }
    await letGo(tx, { whose: { key: input.key } }, eventActorOf(actor), now)
    await accountEvent(tx, actor, 'api-key.revoke', { key: input.key }, now)
    return done(null)
  })
}
