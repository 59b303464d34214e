import { headers } from 'next/headers'
import { anybody } from '@/lib/auth/actor'
import { clientAddress } from '@/lib/auth/client-address'
import { makeSecret } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/core/time'
import { readJourney, stepPath, waitingListPath } from '@/lib/input/journey'
import { readWish, typedWish, withoutWish } from '@/lib/input/wait-form'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftCookie, draftSecret, openDraft } from '../../_parts/draft-cookie'
import { formPost, onTo } from '../../_parts/form-post'
import { paths } from '../../_parts/paths'
import { readSite } from '../../_parts/read-site'
import { waitPlaces } from '../../_parts/wait-places'

/** What somebody said about pregnancy earlier in the journey is for reception to know: it narrows who may treat. */
const noteOf = (note: string | undefined, details: Record<string, string>): string | undefined =>
  [note, details.pregnant === 'yes' ? 'Pregnant.' : undefined].filter(Boolean).join('\n') || undefined

/** Keeps what was typed first, right or wrong; then puts them on the list, or back to what is to be put right. */
export const POST = formPost(async (fields) => {
  const at = now()
  const journey = readJourney(fields)
  const { clinics } = await readSite(at)
  const here = clinics.find(({ id }) => id === journey.clinic)
  if (!here || !journey.service) return onTo(stepPath('service', journey))
  if (journey.asked !== 'yes') return onTo(stepPath('safety', journey))
  const places = (await waitPlaces(journey.service, clinics)).clinics.map(({ id }) => id)
  const draft = await draftSecret() ?? makeSecret()
  const before = (await openDraft(at))?.details ?? {}
  const details = { ...before, ...typedWish(fields, places) }
  await saveDraft({ draft, details }, at)
  const wish = readWish(details, places, dayOf(at, here.timeZone))
  if (!wish.ok) return onTo(waitingListPath(journey, { problem: 'yes' }), draftCookie(draft))
  const { note, ...rest } = wish.value
  const result = await joinWaitingList(anybody, { ...rest, service: journey.service, note: noteOf(note, details), address: clientAddress(await headers()) }, at)
  if (!result.ok) {
    const why: Record<string, string> = result.refusal.reason === 'too-many-open' ? { many: result.refusal.of } : { refused: 'yes' }
    return onTo(waitingListPath(journey, why), draftCookie(draft))
  }
  await saveDraft({ draft, details: withoutWish(details) }, at)
  return onTo(`${paths.joined}?${new URLSearchParams({ clinic: here.id })}`, draftCookie(draft))
})
