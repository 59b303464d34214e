import { now } from '@/lib/clock'
import { readJourney, stepPath } from '@/lib/input/journey'
import { readDetails } from '@/lib/input/patient-forms'
import { draftCookie } from '../../../_parts/draft-cookie'
import { formPost, onTo } from '../../../_parts/form-post'
import { saveTyped } from '../../../_parts/save-typed'

/** Keeps what was typed first, right or wrong; then on to check it, or back to what is to be put right. */
export const POST = formPost(async (fields) => {
  const journey = readJourney(fields)
  const { draft, details } = await saveTyped(fields, now())
  const next = readDetails(details).ok ? stepPath('check', journey) : stepPath('details', journey, { problem: 'yes' })
  return onTo(next, draftCookie(draft))
})
