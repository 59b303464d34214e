import { nothing, refuse, tooMany } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { withRequestId, type RouteContext } from '@/app/api/_edge/serve'
import { readForm } from '@/app/api/_edge/signed-form'
import { waitForTurn } from '@/lib/auth/rate-limit'
import { patientOfSecret } from '@/lib/auth/unsubscribe-secret'
import { now } from '@/lib/clock'
import { OneClickForm } from '@/lib/input/texts'
import { leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { changeReminders } from '@/lib/use-cases/set-reminders'

export const dynamic = 'force-dynamic'

const secretIn = async ({ params }: RouteContext): Promise<string> => String((await params)?.['secret'] ?? '')

/** Whoever opens the address is taken to the page with the button: a look stops nothing. */
const look = withRequestId(async (_, context) => {
  const secret = await secretIn(context)
  const page = patientOfSecret(secret) === null ? 'offers' : 'unsubscribe'
  return new Response(null, { status: 303, headers: { location: `/${page}/${encodeURIComponent(secret)}`, 'cache-control': 'no-store' } })
})

/**
 * One press in a program that reads mail (RFC 8058): it posts this very form, without a cookie or an Origin, and the secret is all that
 * it has. Reminders stop; of an offer, the place on the waiting list is given up.
 */
const stop = withRequestId(async (request, context) => {
  const wait = await waitForTurn(request.headers)
  if (wait !== null) return tooMany(wait)
  if (!OneClickForm.safeParse(await readForm(request)).success) return refuse('invalid')
  const secret = await secretIn(context)
  const stopped = patientOfSecret(secret) === null ? await leaveByLink(secret, now()) : await changeReminders(secret, false, now())
  return stopped.ok ? nothing() : refuse('not-found')
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: look, POST: stop })
