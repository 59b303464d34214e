import { makeSecret } from '@/lib/auth/hold-secret'
import { now } from '@/lib/clock'
import { contactFields, ContactForm, readContact } from '@/lib/input/contact-forms'
import { changeContact } from '@/lib/use-cases/change-contact'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { draftCookie, draftSecret, openDraft } from '../../../../_parts/draft-cookie'
import { formPost, onTo, type Fields } from '../../../../_parts/form-post'
import { whoCame } from '../../../../_parts/open-appointment'
import { paths } from '../../../../_parts/paths'

const isOurs = (name: string): boolean => (contactFields as readonly string[]).includes(name)
const pick = (fields: Fields, ours: boolean): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => isOurs(name) === ours))

/** Keeps what was typed while it is put right, and no longer. */
async function keep(typed: Fields | null): Promise<string | undefined> {
  const known = await draftSecret()
  const before = await openDraft(now())
  if (typed === null && (known === null || !before)) return undefined
  const secret = known ?? makeSecret()
  await saveDraft({ draft: secret, details: { ...pick(before?.details ?? {}, false), ...typed } }, now())
  return draftCookie(secret)
}

export async function POST(request: Request, { params }: { params: Promise<{ reference: string }> }): Promise<Response> {
  const { reference: typedReference } = await params
  return formPost(async (fields) => {
    const key = fields.key ?? ''
    const form = ContactForm.safeParse(fields)
    const came = await whoCame(typedReference, key)
    if (!came || !form.success) return onTo(paths.appointment(typedReference, key))
    const { actor, reference } = came
    const typed = pick(fields, true)
    const read = readContact(typed)
    if (!read.ok) return onTo(paths.contact(reference, key, { problem: 'yes' }), await keep(typed))
    const changed = await changeContact(actor, { reference, version: form.data.version, ...read.value }, now())
    return onTo(paths.appointment(reference, key, { news: changed.ok ? 'contact' : 'changed' }), await keep(null))
  })(request)
}
