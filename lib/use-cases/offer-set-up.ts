import { createHmac, randomBytes } from 'node:crypto'
import { serverKey } from '@/lib/auth/server-key'
import { setUpCodeOf } from '@/lib/core/set-up'
import type { Instant } from '@/lib/core/time'
import { isSetUpOpen, keepCode } from '@/lib/store/set-up'

/** What is kept of a code: without the server's key the database alone can't give it away, nor be used to try codes on. */
export const hashSetUpCode = (code: string): Buffer<ArrayBuffer> => Buffer.from(createHmac('sha256', serverKey('set-up')).update(code).digest())

/**
 * At a server's start on a practice that isn't set up: a new code with which the first manager's account is made, good once, to
 * be shown to whoever started it. Null where the practice is set up already.
 */
export async function offerSetUp(now: Instant): Promise<string | null> {
  if (!(await isSetUpOpen())) return null
  const code = setUpCodeOf(randomBytes(12))
  await keepCode(hashSetUpCode(code), now)
  return code
}
