import { askForSignIn } from '@/lib/auth/patient-auth'
import { now } from '@/lib/clock'
import { readMailTo } from '@/lib/input/contact-forms'
import { countAsk } from '@/lib/use-cases/asking-mail'
import { formPost, onTo } from '../../../_parts/form-post'
import { keepMailTyped, mailAsk, waitAnswer } from '../../../_parts/mail-typed'
import { paths } from '../../../_parts/paths'

/** Has a one-time link mailed where somebody is known; the answer is the same where nobody is. */
export const POST = formPost(async (fields) => {
  const read = readMailTo(fields)
  if (!read.ok) return keepMailTyped(fields, paths.mine({ problem: 'yes' }))
  const counted = await countAsk(await mailAsk(read.email), now())
  if (!counted.ok) return waitAnswer(counted.refusal)
  if (counted.value.mail) await askForSignIn(read.email)
  return onTo(paths.mine({ asked: 'yes' }))
})
