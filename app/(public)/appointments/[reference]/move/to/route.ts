import { now } from '@/lib/clock'
import type { Refusal } from '@/lib/core/refusal'
import { toIso } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import { readJourney } from '@/lib/input/journey'
import { MoveForm } from '@/lib/input/patient-forms'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { formPost, onTo } from '../../../../_parts/form-post'
import type { Fields } from '../../../../_parts/form-post'
import { whoCame } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'

/** Back to the times where another can be chosen; to the appointment, as it stands now, where none can. */
function afterRefusal(refusal: Refusal, reference: string, key: string, fields: Fields, start: Instant): string {
  const { practitioner, from } = readJourney(fields)
  const shown = { ...(practitioner && { practitioner }), ...(from && { from }) }
  if (refusal.reason === 'slot-taken') return paths.move(reference, key, { ...shown, taken: toIso(start) })
  if (refusal.reason === 'invalid') return paths.move(reference, key, { ...shown, gone: toIso(start) })
  return paths.appointment(reference, key, refusal.reason === 'past-cutoff' ? {} : { news: 'changed' })
}

export async function POST(request: Request, { params }: { params: Promise<{ reference: string }> }): Promise<Response> {
  const { reference: typed } = await params
  return formPost(async (fields) => {
    const key = fields.key ?? ''
    const form = MoveForm.safeParse(fields)
    const came = await whoCame(typed, key)
    if (!came || !form.success) return onTo(paths.appointment(typed, key))
    const { actor, reference } = came
    const { start, practitioner, version } = form.data
    const moved = await moveAppointment(actor, { reference, start, practitioner, version }, now())
    if (!moved.ok) return onTo(afterRefusal(moved.refusal, reference, key, fields, start))
    return onTo(paths.appointment(reference, key, { news: 'moved' }))
  })(request)
}
