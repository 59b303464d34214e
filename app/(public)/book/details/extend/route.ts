import { now } from '@/lib/clock'
import { readJourney, stepPath } from '@/lib/input/journey'
import { extendHold } from '@/lib/use-cases/extend-hold'
import { draftCookie } from '../../../_parts/draft-cookie'
import { formPost, onTo } from '../../../_parts/form-post'
import { saveTyped } from '../../../_parts/save-typed'

/** Keeps the time for longer, and what was typed so far. A refusal shows on the page itself: it knows what is held. */
export const POST = formPost(async (fields) => {
  const at = now()
  const { draft } = await saveTyped(fields, at)
  await extendHold({ draft }, at)
  return onTo(stepPath(fields.back === 'check' ? 'check' : 'details', readJourney(fields)), draftCookie(draft))
})
