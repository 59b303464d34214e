import { now } from '@/lib/clock'
import { answerByLink } from '@/lib/use-cases/answer-offer-link'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Not this one: their place on the list stays. */
export async function POST(request: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const { secret } = await params
  return formPost(async () => {
    await answerByLink(secret, 'declines', now())
    return onTo(paths.offer(secret))
  })(request)
}
