import { now } from '@/lib/clock'
import { findStaff, type FoundStaff } from '@/lib/use-cases/find-staff'
import { openLink } from '@/lib/use-cases/open-link'
import { isDoneByPerson } from './activity'
import type { Actor } from './actor'
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

export function bearerOf(headers: Pick<Headers, 'get'>): string | null {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
}

/**
 * Who asks about an appointment: the patient who holds its link's secret (as Bearer), or staff. A Bearer that isn't
 * right is refused, whatever cookie comes along.
 */
export async function actorFor(request: Request, reference: string): Promise<Actor | null> {
  const secret = bearerOf(request.headers)
  if (secret !== null) return openLink({ reference, secret })
  return (await staffFromRequest(request))?.actor ?? null
}
