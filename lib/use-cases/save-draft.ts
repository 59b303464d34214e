import { hashSecret } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import type { DraftDetails } from '@/lib/core/views'
import { writeDraft } from '@/lib/store/drafts'

/** Keeps what the patient has typed, as typed, for two hours, under the secret in their cookie. */
export async function saveDraft(input: { draft: string; details: DraftDetails }, now: Instant): Promise<void> {
  await writeDraft(hashSecret(input.draft), { details: input.details }, now)
}
