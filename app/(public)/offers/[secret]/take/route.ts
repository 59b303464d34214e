import { now } from '@/lib/clock'
import { answerByLink } from '@/lib/use-cases/answer-offer-link'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Takes what is offered, where it is still free: how it went the page tells. */
export async function POST(request: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const { secret } = await params
  return formPost(async () => {
    await answerByLink(secret, 'takes', now())
    return onTo(paths.offer(secret))
  })(request)
}
