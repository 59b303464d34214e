import { now } from '@/lib/clock'
import { RenewForm } from '@/lib/input/contact-forms'
import { renewLink } from '@/lib/use-cases/renew-link'
import { formPost, onTo } from '../../../../_parts/form-post'
import { whoCame } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'

/** On to the appointment by its new link; by the old one where that has ended meanwhile, which then says so. */
export async function POST(request: Request, { params }: { params: Promise<{ reference: string }> }): Promise<Response> {
  const { reference: typed } = await params
  return formPost(async (fields) => {
    const key = fields.key ?? ''
    const came = RenewForm.safeParse(fields).success ? await whoCame(typed, key) : null
    if (!came) return onTo(paths.appointment(typed, key))
    const renewed = await renewLink(came.actor, { reference: came.reference }, now())
    return onTo(renewed.ok ? paths.appointment(came.reference, renewed.value.secret, { news: 'renewed' }) : paths.appointment(came.reference, key))
  })(request)
}
