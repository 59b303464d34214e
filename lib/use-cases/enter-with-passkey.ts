import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { askForPasskey, checkPasskey, type AskedOptions } from '@/lib/auth/passkey'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { findPasskey, spendChallenge, touchPasskey } from '@/lib/store/passkeys'
import { forgiveTries } from '@/lib/store/sign-in-throttle'
import { findAccount } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { signedIn, throttleKey, waitFor, type SignedIn } from './sign-in'

/** What a browser is asked for at the door: any passkey that it has of ours. Writes nothing. */
export const askAtDoor = (now: Instant): Promise<AskedOptions> => askForPasskey('enter', [], now)

/**
 * Opens a session for whoever answers with a passkey: two factors at once. Refusals: `passkey-wrong` (unknown, of a shut account, not
 * an answer to our question, or given before), `too-many-tries`.
 */
export async function enterWithPasskey(input: { response: AuthenticationResponseJSON; address: string }, now: Instant): Promise<Result<SignedIn>> {
  const [account, address] = [throttleKey('code', `passkey ${input.response.id}`), throttleKey('address', input.address)]
  const wait = await waitFor(account, address, now)
  if (wait !== null) return refused({ reason: 'too-many-tries', retryAfterSeconds: wait })
  const passkey = await findPasskey(input.response.id)
  const known = passkey && await findAccount({ id: passkey.staff })
  const right = passkey && await checkPasskey('enter', passkey, input.response, now)
  if (!known || known.staff.disabled || !right) return refused({ reason: 'passkey-wrong' })
  const opened = await transact<SignedIn>(async (tx) => {
    if (!await spendChallenge(tx, right.spent)) return refused({ reason: 'passkey-wrong' })
    await touchPasskey(tx, passkey.id, right.counter, now)
    return done(await signedIn(tx, known.staff, now))
  })
  if (opened.ok) await forgiveTries(account, address)
  return opened
}
