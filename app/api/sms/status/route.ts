import { nothing } from '@/app/api/_edge/answer'
import { signedForm } from '@/app/api/_edge/signed-form'
import { deliveryKind } from '@/lib/adapters/text-failure'
import { StatusForm } from '@/lib/input/texts'
import { noteTextStatus } from '@/lib/use-cases/note-text-status'

export const dynamic = 'force-dynamic'

/** What became of a text of ours. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = signedForm('/api/sms/status', StatusForm, async ({ MessageSid, MessageStatus, ErrorCode }, at) => {
  await noteTextStatus({ sid: MessageSid, status: MessageStatus, why: deliveryKind(ErrorCode) }, at)
  return nothing()
})
