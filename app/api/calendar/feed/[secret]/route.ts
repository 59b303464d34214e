import { createHash } from 'node:crypto'
import { headersFor, refuse, tooMany } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId, type RouteContext } from '@/app/api/_edge/serve'
import { feedFile } from '@/lib/adapters/ical-feed'
import { clientAddress } from '@/lib/auth/client-address'
import { waitAfterGuess, waitForFeed } from '@/lib/auth/rate-limit'
import { now } from '@/lib/clock'
import { nobody } from '@/lib/core/security-event'
import { noteSecurity } from '@/lib/use-cases/note-security'
import { openFeed } from '@/lib/use-cases/open-feed'

export const dynamic = 'force-dynamic'

const secretIn = async ({ params }: RouteContext): Promise<string> => String((await params)?.['secret'] ?? '').replace(/\.ics$/, '')

const tagOf = (file: string): string => `"${createHash('sha256').update(file).digest('base64url')}"`

/** RFC 9110 section 13.1.2: any of the tags, weak or not, or whatever there is. */
const isKnown = (asked: string | null, tag: string): boolean =>
  asked !== null && asked.split(',').map((one) => one.trim().replace(/^W\//, '')).some((one) => one === '*' || one === tag)

/** A practitioner's own calendar, by its secret address: what hasn't changed isn't sent again. One answer for every address that opens nothing. */
async function get(request: Request, context: RouteContext): Promise<Response> {
  const feed = await openFeed(await secretIn(context), now())
  if (!feed) {
    await noteSecurity({ verb: 'link.failed', actor: nobody, address: clientAddress(request.headers), about: 'feed' }, now())
    const wait = await waitAfterGuess(request.headers)
    return wait === null ? refuse('not-found') : tooMany(wait)
  }
  const wait = await waitForFeed(feed.id)
  if (wait !== null) return tooMany(wait)
  const file = feedFile(feed)
  const tag = tagOf(file)
  const kept = { ETag: tag, 'Cache-Control': 'private, no-cache' }
  if (isKnown(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers: kept })
  return new Response(file, { headers: headersFor('text/calendar; charset=utf-8; method=PUBLISH', kept) })
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: withRequestId(get) })
