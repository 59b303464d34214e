import { now } from '@/lib/clock'
import { CancelForm } from '@/lib/input/patient-forms'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { formPost, onTo } from '../../../../_parts/form-post'
import { whoCame } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'

/** What to tell after a refusal: past the cut-off the page itself says why, with the number to ring. */
const newsOf = (reason: string): Record<string, string> => (reason === 'past-cutoff' ? {} : { news: 'changed' })

export async function POST(request: Request, { params }: { params: Promise<{ reference: string }> }): Promise<Response> {
  const { reference: typed } = await params
  return formPost(async (fields) => {
    const key = fields.key ?? ''
    const form = CancelForm.safeParse(fields)
    const came = await whoCame(typed, key)
    if (!came || !form.success) return onTo(paths.appointment(typed, key))
    const { actor, reference } = came
    const { reason, version } = form.data
    const cancelled = await cancelAppointment(actor, { reference, reason, version }, now())
    return onTo(paths.appointment(reference, key, cancelled.ok ? { news: 'cancelled' } : newsOf(cancelled.refusal.reason)))
  })(request)
}
