import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { findStaff, isIdle, type FoundStaff } from '@/lib/use-cases/find-staff'
import { markChanges } from '@/lib/use-cases/watch-changes'
import type { StaffActor } from './actor'
import { isDoneByPerson } from './activity'
import { askedPageHeader } from './page-headers'
import { openSessionCookie, sessionCookieName } from './session-cookie'

/** Who is signed in, for pages and actions; asked once a request. */
export const currentStaff = cache(async (): Promise<FoundStaff | null> => {
  const secret = await openSessionCookie((await cookies()).get(sessionCookieName)?.value)
  return secret === null ? null : findStaff(secret, now(), isDoneByPerson(await headers()))
})

async function wasIdle(): Promise<boolean> {
  const secret = await openSessionCookie((await cookies()).get(sessionCookieName)?.value)
  return secret !== null && isIdle(secret, now())
}

/** How far changes were heard of when this request began to ask who it is, which every page does before it reads anything. */
export const pageMark = cache(markChanges)

/**
 * For every staff page and action: whoever isn't signed in any more is taken to the sign-in page, and from there back. A screen
 * that only read itself again had nobody before it: it says why it closed, as it would have a moment later of its own accord.
 */
export async function requireStaff(): Promise<StaffActor> {
  pageMark()
  const found = await currentStaff()
  if (found?.needsFactor) redirect('/account')
  return found?.actor ?? toTheDoor()
}

/** For one's own account: a second factor that is demanded and still missing is set up there. */
export async function requireAccount(): Promise<FoundStaff> {
  return (await currentStaff()) ?? toTheDoor()
}

async function toTheDoor(): Promise<never> {
  const sent = await headers()
  // The door itself judges whether that is a page of ours.
  const back = sent.get(askedPageHeader)
  // A session that a manager ended closes the screen too: then it isn't said that nobody was there.
  const nobodyThere = back !== null && !isDoneByPerson(sent) && await wasIdle()
  const words = new URLSearchParams({ ...(nobodyThere && { why: 'idle' }), ...(back !== null && { back }) }).toString()
  const door = nobodyThere ? '/signed-out' : '/signin'
  return redirect(words ? `${door}?${words}` : door)
}

/** Somebody is there: pushes the idle end back, always, since the screen counts from here. False when the session is over all the same. */
export async function touchStaff(): Promise<boolean> {
  const secret = await openSessionCookie((await cookies()).get(sessionCookieName)?.value)
  return secret !== null && (await findStaff(secret, now(), true, 0)) !== null
}
