import 'server-only'
import { cookies, headers } from 'next/headers'
import { now } from '@/lib/clock'
import { done, type Result } from '@/lib/core/result'
import { finishSignIn } from '@/lib/use-cases/finish-sign-in'
import { enterWithPasskey } from '@/lib/use-cases/enter-with-passkey'
import type { SignedIn } from '@/lib/use-cases/sign-in'
import { clientAddress } from './client-address'
import { deviceSecretOf } from './device-cookie'
import { assertSameOrigin } from './origin'
import { halfMs } from './session-limits'
import { sessionCookieOptions } from './session-cookie'
import { giveSession } from './sign-in-cookie'

/** What the password was answered with, until the code follows. */
const halfCookieName = '__Host-plumbline.half'

export async function keepHalf(half: string): Promise<void> {
  (await cookies()).set(halfCookieName, half, { ...sessionCookieOptions, sameSite: 'strict', maxAge: halfMs / 1_000 })
}

export const hasHalf = async (): Promise<boolean> => (await cookies()).get(halfCookieName) !== undefined

const signedInTo = async (signed: Result<SignedIn>): Promise<Result<SignedIn['staff']>> => {
  if (!signed.ok) return signed
  await giveSession(signed.value)
  ;(await cookies()).set(halfCookieName, '', { ...sessionCookieOptions, maxAge: 0 })
  return done(signed.value.staff)
}

/** The second step: the code that belongs to the password. */
export async function finishAndSetCookie(code: string): Promise<Result<SignedIn['staff']>> {
  const sent = await headers()
  assertSameOrigin(sent)
  const half = (await cookies()).get(halfCookieName)?.value ?? ''
  return signedInTo(await finishSignIn({ half, code, address: clientAddress(sent), device: deviceSecretOf(sent) }, now()))
}

type Answer = Parameters<typeof enterWithPasskey>[0]['response']

export async function enterByPasskeyAndSetCookie(response: unknown): Promise<Result<SignedIn['staff']>> {
  const sent = await headers()
  assertSameOrigin(sent)
  return signedInTo(await enterWithPasskey({ response: response as Answer, address: clientAddress(sent), device: deviceSecretOf(sent) }, now()))
}
