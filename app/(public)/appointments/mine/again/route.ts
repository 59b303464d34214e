import { makeSecret } from '@/lib/auth/hold-secret'
import { currentMailbox } from '@/lib/auth/mailbox-cookie'
import { now } from '@/lib/clock'
import { phoneText } from '@/lib/copy/patient/phone'
import { AgainForm } from '@/lib/input/contact-forms'
import { stepPath } from '@/lib/input/journey'
import { bookAgain } from '@/lib/use-cases/book-again'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftCookie, draftSecret } from '../../../_parts/draft-cookie'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Into the booking, from its first question, with the visit and the practitioner chosen and the details filled in. */
export const POST = formPost(async (fields) => {
  const form = AgainForm.safeParse(fields)
  const mailbox = await currentMailbox()
  if (!mailbox) return onTo(paths.mine())
  const again = form.success ? await bookAgain(mailbox, form.data) : null
  if (!again?.ok) return onTo(paths.mine({ gone: 'yes' }))
  const { clinic, profession, service, practitioner, details } = again.value
  const draft = await draftSecret() ?? makeSecret()
  await saveDraft({ draft, details: { ...details, phone: phoneText(details.phone ?? '') } }, now())
  return onTo(stepPath('safety', { clinic, profession, service, practitioner }), draftCookie(draft))
})
