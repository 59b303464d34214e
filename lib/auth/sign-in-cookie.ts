import 'server-only'
import { cookies, headers } from 'next/headers'
import { now } from '@/lib/clock'
import { done, type Result } from '@/lib/core/result'
import { signIn, type SignedIn } from '@/lib/use-cases/sign-in'
import { signOut } from '@/lib/use-cases/sign-out'
import { clientAddress } from './client-address'
import { deviceCookieName, deviceCookieOptions, deviceSecretOf } from './device-cookie'
import { assertSameOrigin } from './origin'
import { longestSeconds, openSessionCookie, sealSession, sessionCookieName, sessionCookieOptions } from './session-cookie'

/** For the sign-in page's action: signs in and gives the browser its cookie; a session it had before ends. */
export async function signInAndSetCookie(
  credentials: { email: string; password: string },
): Promise<Result<SignedIn['staff']>> {
  const sent = await headers()
  assertSameOrigin(sent)
  const signed = await signIn({ ...credentials, address: clientAddress(sent), device: deviceSecretOf(sent) }, now())
  if (!signed.ok) return signed
  await giveSession(signed.value)
  return done(signed.value.staff)
}

/** Gives the browser its cookies; a session it had before ends. */
export async function giveSession({ secret, device }: Pick<SignedIn, 'secret' | 'device'>): Promise<void> {
  await endOf((await cookies()).get(sessionCookieName)?.value)
  await renewSession(secret)
  await giveDevice(device)
}

/** The session goes on under another secret. */
export async function renewSession(secret: string): Promise<void> {
  (await cookies()).set(sessionCookieName, await sealSession(secret), { ...sessionCookieOptions, maxAge: longestSeconds })
}

/** By what the browser is known from now on. */
export async function giveDevice(device: string): Promise<void> {
  (await cookies()).set(deviceCookieName, device, deviceCookieOptions)
}

/** For the sign-out action: ends the session itself, not only the cookie. */
export async function signOutAndClearCookie(): Promise<void> {
  assertSameOrigin(await headers())
  const jar = await cookies()
  await endOf(jar.get(sessionCookieName)?.value)
  jar.set(sessionCookieName, '', { ...sessionCookieOptions, maxAge: 0 })
}

async function endOf(cookie: string | undefined): Promise<void> {
  const secret = await openSessionCookie(cookie)
  if (secret !== null) await signOut(secret, now())
}
