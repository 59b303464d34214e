import { mailboxSecret, noMailboxCookie } from '@/lib/auth/mailbox-cookie'
import { now } from '@/lib/clock'
import { closeMailbox } from '@/lib/use-cases/mailbox-session'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Ends the session itself, not only the cookie. */
export const POST = formPost(async () => {
  const secret = await mailboxSecret()
  if (secret !== null) await closeMailbox(secret, now())
  return onTo(paths.mine({ left: 'yes' }), noMailboxCookie)
})
