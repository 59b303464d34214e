import { now } from '@/lib/clock'
import { readMailTo } from '@/lib/input/contact-forms'
import { askForLink } from '@/lib/use-cases/ask-for-link'
import { formPost, onTo } from '../../../_parts/form-post'
import { keepMailTyped, mailAsk, waitAnswer } from '../../../_parts/mail-typed'
import { paths } from '../../../_parts/paths'

/** Has the link mailed where there is one to mail; the answer is the same where there is none. */
export const POST = formPost(async (fields) => {
  const read = readMailTo(fields)
  if (!read.ok) return keepMailTyped(fields, paths.lost({ problem: 'yes' }))
  const asked = await askForLink(await mailAsk(read.email), now())
  return asked.ok ? onTo(paths.lost({ asked: 'yes' })) : waitAnswer(asked.refusal)
})
