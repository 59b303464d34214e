import { randomUUID } from 'node:crypto'
import type { KeyActor } from '@/lib/auth/actor'
import { hashApiKey, makeApiKey, tailOf } from '@/lib/auth/api-key'
import { keyScopes, type KeyScope } from '@/lib/core/key-scopes'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createStaff } from './staff'

interface KeyInput {
  now: Instant
  name?: string
  scopes?: readonly KeyScope[]
  /** Left out: hall-green. Null: everywhere. */
  clinics?: readonly string[] | null
  endsAt?: Instant
  revoked?: true
}

export interface MadeKey {
  key: string
  actor: KeyActor
  headers: Record<string, string>
}

/** A program's key, good for everything that keys can be good for unless it is said otherwise; made by a manager of its own. */
export async function createKey({ now, name = `Program ${randomUUID().slice(0, 8)}`, scopes = keyScopes, clinics = ['hall-green'], endsAt, revoked }: KeyInput): Promise<MadeKey> {
  const [id, key, at] = [randomUUID(), makeApiKey(), new Date(now)]
  const { id: madeById } = await createStaff({ now, name: 'Mona Makes', traits: ['manager'] })
  await db().apiKey.create({ data: {
    id, name, secretHash: hashApiKey(key), tail: tailOf(key), scopes: [...scopes], everywhere: clinics === null, madeById, madeAt: at,
    ...(endsAt !== undefined && { endsAt: new Date(endsAt) }), ...(revoked && { revokedAt: at, revokedById: madeById }),
    clinics: { create: (clinics ?? []).map((clinicId) => ({ clinicId })) },
  } })
  return { key, actor: { kind: 'key', id, name, scopes: [...scopes], clinics: [...(clinics ?? [])] }, headers: { Authorization: `Bearer ${key}` } }
}
