import { headersFor, refuse, tooMany } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId, type RouteContext } from '@/app/api/_edge/serve'
import { calendarEntryOf } from '@/lib/adapters/calendar-entry'
import { calendarFile } from '@/lib/adapters/ical'
import { clientAddress } from '@/lib/auth/client-address'
import { waitAfterGuess } from '@/lib/auth/rate-limit'
import { now } from '@/lib/clock'
import { nobody } from '@/lib/core/security-event'
import { noteSecurity } from '@/lib/use-cases/note-security'
import { calendar } from '@/lib/copy/patient/calendar'
import { parseReference } from '@/lib/core/reference'
import { secret } from '@/lib/input/fields'
import { openLink } from '@/lib/use-cases/open-link'
import { readAppointment } from '@/lib/use-cases/read-appointment'

export const dynamic = 'force-dynamic'

/** Whoever comes with the link's secret reads the appointment; one answer for everything else. */
async function read(request: Request, context: RouteContext) {
  const reference = parseReference(String((await context.params)?.['reference'] ?? ''))
  const key = secret.safeParse(new URL(request.url).searchParams.get('key'))
  if (reference === null || !key.success) return null
  const actor = await openLink({ reference, secret: key.data })
  const found = actor && await readAppointment(actor, reference, now())
  return found?.ok ? found.value : null
}

/** The appointment as a calendar file. Its address carries the link's secret, as the page's does. */
async function get(request: Request, context: RouteContext): Promise<Response> {
  const view = await read(request, context)
  if (!view) {
    await noteSecurity({ verb: 'link.failed', actor: nobody, address: clientAddress(request.headers), about: 'calendar' }, now())
    const wait = await waitAfterGuess(request.headers)
    return wait === null ? refuse('not-found') : tooMany(wait)
  }
  return new Response(calendarFile(calendarEntryOf(view), now()), {
    headers: headersFor('text/calendar; charset=utf-8; method=PUBLISH', {
      'Content-Disposition': `attachment; filename="${calendar.fileName(view.reference)}"`,
    }),
  })
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: withRequestId(get) })
