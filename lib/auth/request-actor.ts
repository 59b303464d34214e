import { now } from '@/lib/clock'
import { findKey } from '@/lib/use-cases/find-key'
import { findStaff, type FoundStaff } from '@/lib/use-cases/find-staff'
import { openLink } from '@/lib/use-cases/open-link'
import { isDoneByPerson } from './activity'
import type { Actor, PracticeActor } from './actor'
import { meansApiKey } from './api-key'
import { sessionCookieOf } from './cookies'
import { openSessionCookie } from './session-cookie'

/** Who is signed in, for routes; null where the cookie is missing, not ours, or its session is over. */
export async function staffFromRequest(
  request: Request, active = isDoneByPerson(request.headers, request.method),
): Promise<FoundStaff | null> {
  const secret = await openSessionCookie(sessionCookieOf(request.headers))
  const found = secret === null ? null : await findStaff(secret, now(), active)
  return found?.needsFactor ? null : found
}

/** What comes as a Bearer: '' where that is nothing that one could be; null where nothing comes as one. */
export function bearerOf(headers: Pick<Headers, 'get'>): string | null {
  const sent = headers.get('authorization') ?? ''
  return /^Bearer(?: |$)/i.test(sent) ? /^Bearer +([\w.~+/-]+=*)$/i.exec(sent)?.[1] ?? '' : null
}

/**
 * Who asks for the practice: a program with an API key (as Bearer), or staff by their cookie. A Bearer that isn't right is refused,
 * whatever cookie comes along. `active` false: an open stream asks, nobody does anything.
 */
export async function practiceActorOf(request: Request, active = true): Promise<PracticeActor | null> {
  const key = bearerOf(request.headers)
  if (key !== null) return findKey(key, now(), active)
  return (await staffFromRequest(request, active && isDoneByPerson(request.headers, request.method)))?.actor ?? null
}

/** Who asks about an appointment: the patient who holds its link's secret (as Bearer), or whoever asks for the practice. */
export async function actorFor(request: Request, reference: string): Promise<Actor | null> {
  const secret = bearerOf(request.headers)
  return secret === null || meansApiKey(secret) ? practiceActorOf(request) : openLink({ reference, secret })
}
