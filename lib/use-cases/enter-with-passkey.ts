import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { askForPasskey, checkPasskey, type AskedOptions } from '@/lib/auth/passkey'
import { done, refused, type Result } from '@/lib/core/result'
import { nobody } from '@/lib/core/security-event'
import type { Instant } from '@/lib/core/time'
import { findPasskey, spendChallenge, touchPasskey } from '@/lib/store/passkeys'
import { findAccount } from '@/lib/store/staff-sessions'
import { transact } from '@/lib/store/transact'
import { unknownGuards, waitToLook } from './guard-guesses'
import { noteSecurity } from './note-security'
import { signedIn, type SignedIn } from './sign-in'

/**
 * What a browser is asked for at the door: any passkey that it has of ours. Writes nothing, and is
 * the same for everybody.
 */
export const askAtDoor = (now: Instant): Promise<AskedOptions> => askForPasskey('enter', [], now)

interface Answered {
  response: AuthenticationResponseJSON
  address: string
  device?: string | null
}

/**
 * Opens a session for whoever answers with a passkey: two factors at once. Nobody guesses one, so a
 * right one is taken however many were wrong before. Refusals: `passkey-wrong` (unknown, of a shut
 * account, not an answer to our question, or given before), `too-many-tries` for a wrong one after
 * many.
 */
export async function enterWithPasskey(input: Answered, now: Instant): Promise<Result<SignedIn>> {
  const passkey = await findPasskey(input.response.id)
  const known = passkey && (await findAccount({ id: passkey.staff }))
  const right = passkey && (await checkPasskey('enter', passkey, input.response, now))
  const opened =
    !known || known.staff.disabled || !right
      ? null
      : await transact<SignedIn>(async (tx) => {
          if (!(await spendChallenge(tx, right.spent))) return refused({ reason: 'passkey-wrong' })
          await touchPasskey(tx, passkey.id, right.counter, now)
          return done(await signedIn(tx, known.staff, input.device ?? null, now))
        })
  if (opened?.ok) return opened
  await noteSecurity(
    {
      verb: 'passkey.failed',
      actor: known ? { kind: 'staff', id: known.staff.id } : nobody,
      address: input.address,
    },
    now,
  )
  const wait = await waitToLook(unknownGuards('passkey', input.address), now)
  return refused(
    wait === null
      ? { reason: 'passkey-wrong' }
      : { reason: 'too-many-tries', retryAfterSeconds: wait },
  )
}
