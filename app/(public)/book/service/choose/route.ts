import { makeSecret } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import { readJourney, stepPath } from '@/lib/input/journey'
import { ServiceForm } from '@/lib/input/patient-forms'
import { readServices } from '@/lib/use-cases/read-services'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftCookie, draftSecret, openDraft } from '../../../_parts/draft-cookie'
import { formPost, onTo } from '../../../_parts/form-post'

/** Keeps the answer about pregnancy with the draft, not in the URL, and shows the visits made for it once. */
export const POST = formPost(async (fields) => {
  const journey = { ...readJourney(fields), service: undefined }
  const form = ServiceForm.safeParse(fields)
  if (!form.success) return onTo(stepPath('service', journey, { problem: 'yes' }))
  const { service, pregnant, offered } = form.data
  const at = now()
  const draft = await draftSecret() ?? makeSecret()
  const typed = (await openDraft(at))?.details ?? {}
  await saveDraft({ draft, details: { ...typed, pregnant: pregnant ?? '' } }, at)
  const services = await readServices({ clinic: journey.clinic, profession: journey.profession })
  const chosen = services.find((known) => known.id === service)
  const better = services.some((known) => known.skill === 'pregnancy' && known.channel === 'online')
  const isOffer = pregnant === 'yes' && !offered && better && chosen?.skill !== 'pregnancy'
  const next = isOffer ? stepPath('service', { ...journey, service }, { offered: 'yes' }) : stepPath('time', { ...journey, service })
  return onTo(next, draftCookie(draft))
})
