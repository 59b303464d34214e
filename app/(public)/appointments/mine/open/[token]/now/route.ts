import { mailboxCookie, mailboxSecret } from '@/lib/auth/mailbox-cookie'
import { signInByLink } from '@/lib/auth/patient-auth'
import { now } from '@/lib/clock'
import { closeMailbox } from '@/lib/use-cases/mailbox-session'
import { formPost, onTo } from '../../../../../_parts/form-post'
import { paths } from '../../../../../_parts/paths'

/** Uses the link up, and opens; one that is over says so on its own page. A session that this browser had before ends. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  return formPost(async () => {
    const secret = await signInByLink(token)
    if (secret === null) return onTo(paths.openMine(token))
    const before = await mailboxSecret()
    if (before !== null) await closeMailbox(before, now())
    return onTo(paths.mine(), mailboxCookie(secret))
  })(request)
}
