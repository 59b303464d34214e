import { now } from '@/lib/clock'
import { changeReminders } from '@/lib/use-cases/set-reminders'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Reminders: sent again. */
export async function POST(request: Request, { params }: { params: Promise<{ secret: string }> }): Promise<Response> {
  const { secret } = await params
  return formPost(async () => {
    await changeReminders(secret, true, now())
    return onTo(paths.reminders(secret))
  })(request)
}
