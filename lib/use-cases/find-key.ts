import type { KeyActor } from '@/lib/auth/actor'
import { hashApiKey, isApiKey } from '@/lib/auth/api-key'
import { seenEveryMs } from '@/lib/auth/session-limits'
import { isKeyLive } from '@/lib/core/key-scopes'
import type { Instant } from '@/lib/core/time'
import { findApiKey, touchApiKey } from '@/lib/store/api-keys'

/**
 * The program that an API key stands for, or null where it is misspelt, unknown, revoked or over: asked anew at each request. That it
 * was used is written once a minute at most; `active` false: nothing is, since an open stream asks by itself.
 */
export async function findKey(key: string, now: Instant, active = true): Promise<KeyActor | null> {
  if (!isApiKey(key)) return null
  const known = await findApiKey(hashApiKey(key))
  if (!known || !isKeyLive(known, now)) return null
  if (active && (known.lastUsedAt === null || now - known.lastUsedAt >= seenEveryMs)) await touchApiKey(known.id, now)
  const { id, name, scopes, clinics } = known
  return { kind: 'key', id, name, scopes, clinics }
}
