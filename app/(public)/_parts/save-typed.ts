import { makeSecret } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import type { DraftDetails } from '@/lib/core/views'
import { detailFields } from '@/lib/input/patient-forms'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftSecret, openDraft } from './draft-cookie'
import type { Fields } from './form-post'

const known = (fields: Fields): DraftDetails =>
  Object.fromEntries(detailFields.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])))

/** Keeps what was typed, as it was typed, beside what the draft has already. Answers the draft's secret and all it has. */
export async function saveTyped(fields: Fields, at: Instant): Promise<{ draft: string; details: DraftDetails }> {
  const draft = await draftSecret() ?? makeSecret()
  const before = (await openDraft(at))?.details ?? {}
  const details = { ...before, ...known(fields) }
  await saveDraft({ draft, details }, at)
  return { draft, details }
}
