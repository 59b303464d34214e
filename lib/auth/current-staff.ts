import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { done, type Result } from '@/lib/core/result'
import { findStaff, type FoundStaff } from '@/lib/use-cases/find-staff'
import { signIn, type SignedIn } from '@/lib/use-cases/sign-in'
import { signOut } from '@/lib/use-cases/sign-out'
import type { StaffActor } from './actor'
import { isDoneByPerson } from './activity'
import { clientAddress } from './client-address'
import { assertSameOrigin } from './origin'
import { longestSeconds, openSessionCookie, sealSession, sessionCookieName, sessionCookieOptions } from './session-cookie'

/** Who is signed in, for pages and actions; asked once a request. */
export const currentStaff = cache(async (): Promise<FoundStaff | null> => {
  const secret = await openSessionCookie((await cookies()).get(sessionCookieName)?.value)
  return secret === null ? null : findStaff(secret, now(), isDoneByPerson(await headers()))
})

/** For every staff page and action: whoever isn't signed in any more is taken to the sign-in page. */
export async function requireStaff(): Promise<StaffActor> {
  const found = await currentStaff()
  return found ? found.actor : redirect('/signin')
}

/** Somebody is there: pushes the idle end back. False when the session is over all the same. */
export async function touchStaff(): Promise<boolean> {
  const secret = await openSessionCookie((await cookies()).get(sessionCookieName)?.value)
  return secret !== null && (await findStaff(secret, now(), true)) !== null
}

/** For the sign-in page's action: signs in and gives the browser its cookie; a session it had before ends. */
export async function signInAndSetCookie(
  credentials: { email: string; password: string },
): Promise<Result<SignedIn['staff']>> {
  const sent = await headers()
  assertSameOrigin(sent)
  const signed = await signIn({ ...credentials, address: clientAddress(sent) }, now())
  if (!signed.ok) return signed
  const jar = await cookies()
  await endOf(jar.get(sessionCookieName)?.value)
  jar.set(sessionCookieName, await sealSession(signed.value.secret), { ...sessionCookieOptions, maxAge: longestSeconds })
  return done(signed.value.staff)
}

/** For the sign-out action: ends the session itself, not only the cookie. */
export async function endStaffSession(): Promise<void> {
  assertSameOrigin(await headers())
  const jar = await cookies()
  await endOf(jar.get(sessionCookieName)?.value)
  jar.set(sessionCookieName, '', { ...sessionCookieOptions, maxAge: 0 })
}

async function endOf(cookie: string | undefined): Promise<void> {
  const secret = await openSessionCookie(cookie)
  if (secret !== null) await signOut(secret, now())
}
