import { framed, unframed, unshown } from '@/app/_staff/framed'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { WordsQuery } from '@/lib/input/message-forms'
import { previewWords } from '@/lib/use-cases/preview-words'

/** The email that words make, as they are written; nothing is kept. */
export async function GET(request: Request): Promise<Response> {
  const staff = await staffFromRequest(request)
  if (!staff) return unframed({ reason: 'unauthorised' })
  const { data } = WordsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!data) return unframed({ reason: 'not-found' })
  const shown = await previewWords(staff.actor, data, now())
  return shown.ok ? framed(shown.value.html) : unshown(request, staff.actor, shown.refusal)
}
