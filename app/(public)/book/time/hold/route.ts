import { headers } from 'next/headers'
import { clientAddress } from '@/lib/auth/client-address'
import { makeSecret } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import type { Refusal } from '@/lib/core/refusal'
import { toIso } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import { readJourney, stepPath } from '@/lib/input/journey'
import type { Journey } from '@/lib/input/journey'
import { HoldForm, readDetails } from '@/lib/input/patient-forms'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { draftCookie, draftSecret, openDraft } from '../../../_parts/draft-cookie'
import { formPost, onTo } from '../../../_parts/form-post'

/** Back to the times, with what became of the one that was pressed. */
function backToTimes(journey: Journey, start: Instant, refusal: Refusal): string {
  if (refusal.reason === 'slot-taken') return stepPath('time', journey, { taken: toIso(start) })
  if (refusal.reason === 'too-many-open') return stepPath('time', journey, { many: refusal.of })
  return stepPath('time', journey, refusal.reason === 'invalid' ? { gone: toIso(start) } : {})
}

/** Keeps the time that was pressed. Who has typed everything before goes straight on to check it. */
export const POST = formPost(async (fields) => {
  const journey = readJourney(fields)
  const form = HoldForm.safeParse(fields)
  if (!form.success) return onTo(stepPath('time', journey))
  const at = now()
  const draft = await draftSecret() ?? makeSecret()
  const typed = (await openDraft(at))?.details ?? {}
  const skill = typed.pregnant === 'yes' ? 'pregnancy' : undefined
  const held = await holdSlot({ ...form.data, skill, draft, address: clientAddress(await headers()) }, at)
  if (!held.ok) return onTo(backToTimes(journey, form.data.start, held.refusal), draftCookie(draft))
  return onTo(stepPath(readDetails(typed).ok ? 'check' : 'details', journey, { held: 'yes' }), draftCookie(draft))
})
