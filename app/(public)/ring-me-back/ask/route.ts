import { headers } from 'next/headers'
import { clientAddress } from '@/lib/auth/client-address'
import { makeSecret } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import { readRingBack, ringBackFields } from '@/lib/input/ring-back-forms'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftCookie, draftSecret, openDraft } from '../../_parts/draft-cookie'
import { formPost, onTo, type Fields } from '../../_parts/form-post'
import { paths } from '../../_parts/paths'

const isOurs = (name: string): boolean => (ringBackFields as readonly string[]).includes(name)
const pick = (fields: Fields, ours: boolean): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => isOurs(name) === ours))

/**
 * Asks, and on to by when reception rings. What isn't right is kept as it was typed and led back to; once it is asked for,
 * what was typed is forgotten here.
 */
export const POST = formPost(async (fields) => {
  const at = now()
  const typed = pick(fields, true)
  const read = readRingBack(typed)
  const asked = read.ok ? await askRingBack({ ...read.value, address: clientAddress(await headers()) }, at) : null
  const before = await openDraft(at)
  if (asked?.ok) {
    const secret = await draftSecret()
    if (before && secret !== null) await saveDraft({ draft: secret, details: pick(before.details, false) }, at)
    return onTo(paths.ringBackAsked(asked.value.id))
  }
  const draft = await draftSecret() ?? makeSecret()
  await saveDraft({ draft, details: { ...before?.details, ...typed } }, at)
  const many = asked?.refusal.reason === 'too-many-open' ? asked.refusal.of : undefined
  return onTo(paths.ringMeBack(many ? { many } : { problem: 'yes' }), draftCookie(draft))
})
