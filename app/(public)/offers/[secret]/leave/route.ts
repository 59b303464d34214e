import { now } from '@/lib/clock'
import { leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Off the waiting list. */
export async function POST(request: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const { secret } = await params
  return formPost(async () => {
    await leaveByLink(secret, now())
    return onTo(paths.offer(secret))
  })(request)
}
