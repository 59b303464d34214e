import { framed, unframed, unshown } from '@/app/_staff/framed'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { MessageParams } from '@/lib/input/message-forms'
import { openMessage } from '@/lib/use-cases/open-message'

/** An email as its reader sees it, for the frame of the page that shows it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const staff = await staffFromRequest(request)
  if (!staff) return unframed({ reason: 'unauthorised' })
  const { data } = MessageParams.safeParse(await params)
  if (!data) return unframed({ reason: 'not-found' })
  const opened = await openMessage(staff.actor, data, now())
  if (!opened.ok) return unshown(request, staff.actor, opened.refusal)
  const { preview } = opened.value
  return preview?.channel === 'email' ? framed(preview.html) : unframed({ reason: 'not-found' })
}
