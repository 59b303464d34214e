import { hashDevice } from '@/lib/auth/device-cookie'
import { makeSecret } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { isDevice, keepDevice } from '@/lib/store/staff-devices'

/**
 * Remembers that this account was opened on this browser: by the secret that it has, where that is
 * one of ours (a desk's computer is several people's), else by a new one. Answers it, and whether
 * the device is new to the account.
 */
export async function rememberDevice(
  tx: Db,
  staff: string,
  given: string | null,
  now: Instant,
): Promise<{ secret: string; id: string; isNew: boolean }> {
  const secret = given !== null && (await isDevice(tx, hashDevice(given))) ? given : makeSecret()
  return { secret, ...(await keepDevice(tx, { staff, secretHash: hashDevice(secret) }, now)) }
}
