import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import type { Access, Endpoint } from '@/lib/adapters/endpoints'
import { anybody, type Actor, type PracticeActor, type PublicActor } from '@/lib/auth/actor'
import { meansApiKey } from '@/lib/auth/api-key'
import { reachOf, scopeFor, type Action } from '@/lib/auth/can'
import { clientAddress } from '@/lib/auth/client-address'
import { carriesOurCookie } from '@/lib/auth/cookies'
import { isOwnOrigin } from '@/lib/auth/origin'
import { waitAfterGuess, waitForKey, waitForTurn } from '@/lib/auth/rate-limit'
import { actorFor, bearerOf, practiceActorOf } from '@/lib/auth/request-actor'
import { hasWritten, withinBudget } from '@/lib/budget'
import { now } from '@/lib/clock'
import { nobody } from '@/lib/core/security-event'
import { isNotSetUp } from '@/lib/core/set-up'
import type { Instant } from '@/lib/core/time'
import { log, withRequest } from '@/lib/log'
import { noteForeign, noteRefusal } from '@/lib/use-cases/note-refusal'
import { noteSecurity } from '@/lib/use-cases/note-security'
import type { z } from 'zod'
import { outcomeUnknown, refuse, tooMany, unavailable } from './answer'
import { BodyRefused, readJson } from './body'
import { fieldErrors } from './field-errors'

type Shape = z.ZodType<Record<string, unknown>>

/** Next gives a route without parts in its path no params at all. */
export interface RouteContext {
  params?: Promise<Record<string, string | string[] | undefined>>
}
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>

/** What a route's own code gets: everything parsed, and who asks. */
export interface Call<P, Q, B, A> {
  request: Request
  params: P
  query: Q
  body: B
  actor: A
  now: Instant
}

type Work<P extends Shape, Q extends Shape, B extends Shape, A> =
  (call: Call<z.output<P>, z.output<Q>, z.output<B>, A>) => Promise<Response>

/**
 * A write that relies on a cookie of ours must come from our own pages, and says so by its Origin; a missing one is
 * refused as well. Without a cookie nobody's authority can be borrowed, so programs need no Origin, nor do those that come with a
 * Bearer: no page can make a browser send one, and a cookie beside it counts for nothing. A foreign one is refused all the same.
 */
export async function refuseForeign(request: Request): Promise<Response | null> {
  const origin = request.headers.get('origin')
  if (origin === null ? bearerOf(request.headers) !== null || !carriesOurCookie(request.headers) : isOwnOrigin(origin)) return null
  await noteForeign(clientAddress(request.headers), now())
  return refuse('foreign-origin', { detail: 'Send an Origin header with the address that this site is served from.' })
}

function queryOf(request: Request): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  const at = request.url.indexOf('?')
  if (at < 0) return found
  for (const [name, value] of new URLSearchParams(request.url.slice(at))) {
    const before = found[name]
    found[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return found
}

async function actorOf(access: Access, request: Request, context: RouteContext): Promise<Actor | null> {
  if (access === 'public') return anybody
  if (access === 'staff') return practiceActorOf(request)
  return actorFor(request, String((await context.params)?.['reference'] ?? ''))
}

/** Any text of visible characters, as the client made it up. */
const keyPattern = /^[\x21-\x7e]{1,255}$/

const keyMissing = () => refuse('idempotency-key-missing', {
  detail: 'Send one of your own making with each new request, such as a UUID.',
})

/** Without one that is needed, or with one that can't be used. */
function lacksKey({ idempotencyKey }: Endpoint, request: Request): boolean {
  const sent = request.headers.get('idempotency-key')
  if (idempotencyKey === undefined || (idempotencyKey === 'optional' && sent === null)) return false
  return !keyPattern.test(sent ?? '')
}

/** Nobody that we know. Who guesses links and keys is soon told to wait, and a manager sees it. */
async function refuseUnknown({ access }: Endpoint, request: Request): Promise<Response> {
  const bearer = bearerOf(request.headers)
  if (access === 'public' || bearer === null) return refuse('unauthorised')
  const verb = meansApiKey(bearer) || access === 'staff' ? 'key.refused' : 'link.failed'
  await noteSecurity({ verb, actor: nobody, address: clientAddress(request.headers), about: 'api' }, now())
  const guessed = await waitAfterGuess(request.headers)
  return guessed === null ? refuse('unauthorised') : tooMany(guessed)
}

/** Not for this role; a program is told which scope its key would need (RFC 6750, section 3.1). */
function refuseReach(actor: Actor, action: Action): Response {
  const scope = actor.kind === 'key' ? scopeFor(action) : null
  if (scope === null) return refuse('forbidden')
  return refuse('forbidden', { detail: `This needs a key with the scope ${scope}.`,
    headers: { 'WWW-Authenticate': `Bearer realm="Plumbline", error="insufficient_scope", scope="${scope}"` } })
}

/** The seconds that they have to wait, or null: a key's requests are counted for the key, public writes for the address. */
async function waitOf(actor: Actor, { method }: Endpoint, headers: Headers): Promise<number | null> {
  if (actor.kind === 'key') return waitForKey(actor.id)
  return method === 'GET' || actor.kind === 'staff' ? null : waitForTurn(headers)
}

/** Who may not do this whatever it is about is told so before anything is read. */
async function admit(actor: Actor, endpoint: Endpoint, headers: Headers): Promise<Response | null> {
  if (reachOf(actor, endpoint.action) === null) return refuseReach(actor, endpoint.action)
  const wait = await waitOf(actor, endpoint, headers)
  return wait === null ? null : tooMany(wait)
}

/** Before anybody is known: where it came from. After that: whether they may. */
async function answer<P extends Shape, Q extends Shape, B extends Shape, A extends Actor>(
  endpoint: Endpoint<P, Q, B>, work: Work<P, Q, B, A>, request: Request, context: RouteContext,
): Promise<Response> {
  if (endpoint.method !== 'GET') {
    const foreign = await refuseForeign(request)
    if (foreign) return foreign
  }
  const actor = await actorOf(endpoint.access, request, context)
  if (actor === null) return refuseUnknown(endpoint, request)
  const response = await answerTo(actor, endpoint, work, request, context)
  // A program's scope, a role, a clinic: whatever it was for want of.
  if (response.status === 403) {
    await noteRefusal(actor, { reason: 'forbidden' }, { about: endpoint.action, address: clientAddress(request.headers) }, now())
  }
  return response
}

async function answerTo<P extends Shape, Q extends Shape, B extends Shape, A extends Actor>(
  actor: Actor, endpoint: Endpoint<P, Q, B>, work: Work<P, Q, B, A>, request: Request, context: RouteContext,
): Promise<Response> {
  const refusedAtOnce = await admit(actor, endpoint, request.headers)
  if (refusedAtOnce) return refusedAtOnce
  const params = endpoint.params.safeParse((await context.params) ?? {})
  if (!params.success) return refuse('not-found')
  const query = endpoint.query.safeParse(queryOf(request))
  if (!query.success) return refuse('invalid', { errors: fieldErrors(query.error) })
  if (lacksKey(endpoint, request)) return keyMissing()
  const sent = endpoint.body === null ? {} : await readJson(request, endpoint.bodyMayBeEmpty ?? false)
  const body = endpoint.body?.safeParse(sent)
  if (body && !body.success) return refuse('invalid', { errors: fieldErrors(body.error) })
  return work({
    request, params: params.data, query: query.data, body: (body?.data ?? {}) as z.output<B>, actor: actor as A, now: now(),
  })
}

/**
 * Whatever goes wrong becomes a problem: never a stack trace, and never a 500 for what was sent. Where the database goes away once
 * something was written, the answer doesn't say that nothing was.
 */
export function problemFor(error: unknown): Response {
  if (error instanceof BodyRefused) return refuse(error.reason)
  if (isOutcomeUnknown(error) || (hasWritten() && isDatabaseAway(error))) {
    log.warn({ err: error }, 'the answer to a write was lost')
    return outcomeUnknown()
  }
  if (isDatabaseAway(error)) {
    log.warn({ err: error }, 'the database is away')
    return unavailable()
  }
  if (isNotSetUp(error)) return refuse('unavailable', { detail: 'The practice is being set up. Booking isn’t open yet.' })
  log.error({ err: error }, 'a request failed')
  return refuse('unexpected')
}

/** Gives the request an id that its answer and every log line carry, and turns errors into problems. */
export function withRequestId(work: RouteHandler): RouteHandler {
  return (request, context) => {
    const id = crypto.randomUUID()
    return withRequest(id, async () => {
      const response = await withinBudget(async () => {
        try {
          return await work(request, context)
        } catch (error) {
          return problemFor(error)
        }
      })
      response.headers.set('X-Request-Id', id)
      return response
    })
  }
}

type Actors = { public: PublicActor; link: Actor; staff: PracticeActor }

const serveAs = <K extends Access>() => <P extends Shape, Q extends Shape, B extends Shape>(
  endpoint: Endpoint<P, Q, B>, work: Work<P, Q, B, Actors[K]>,
): RouteHandler => withRequestId((request, context) => answer(endpoint, work, request, context))

/** One endpoint as a route's handler: origin, who asks, turn, parse, then the route's own few lines. */
export const servePublic = serveAs<'public'>()
export const serveLink = serveAs<'link'>()
export const serveStaff = serveAs<'staff'>()
