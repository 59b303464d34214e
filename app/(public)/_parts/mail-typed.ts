import { headers } from 'next/headers'
import { clientAddress } from '@/lib/auth/client-address'
import { makeSecret } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import type { Refusal } from '@/lib/core/refusal'
import { mailField, readMailTo } from '@/lib/input/contact-forms'
import type { MailAsk } from '@/lib/use-cases/asking-mail'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftCookie, draftSecret, openDraft } from './draft-cookie'
import { onTo, refuse, tooManyPresses, type Fields } from './form-post'

/** An address that was typed and isn't one is kept with the draft while it is put right: it never stands in the page's own address. */
export async function keepMailTyped(fields: Fields, back: string): Promise<Response> {
  const at = now()
  const draft = await draftSecret() ?? makeSecret()
  await saveDraft({ draft, details: { ...(await openDraft(at))?.details, [mailField]: fields[mailField] ?? '' } }, at)
  return onTo(back, draftCookie(draft))
}

export async function readMailTyped(isProblem: boolean): Promise<{ typed: string | undefined; error: string | undefined }> {
  const kept = isProblem ? (await openDraft(now()))?.details[mailField] : undefined
  const read = isProblem ? readMailTo({ [mailField]: kept ?? '' }) : null
  return { typed: kept, error: read && !read.ok ? read.message : undefined }
}

/** Who asks for a message to that address. */
export const mailAsk = async (email: string): Promise<MailAsk> => ({ email, address: clientAddress(await headers()) })

/** Whoever asks too often is told to wait, whether or not the addresses are known. */
export async function waitAnswer(refusal: Refusal): Promise<Response> {
  const seconds = refusal.reason === 'too-many-tries' ? refusal.retryAfterSeconds : 60
  return refuse(await headers(), tooManyPresses(seconds))
}
