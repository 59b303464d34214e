'use server'

import { revalidatePath } from 'next/cache'
import { staffAction } from '@/app/_staff/staff-action'
import { TestForm } from '@/lib/input/message-forms'
import { sendTest } from '@/lib/use-cases/send-test'

/** What the server said comes back with the answer alone: it's kept nowhere. */
export const send = staffAction(TestForm, async (actor, input, now) => {
  const sent = await sendTest(actor, input, now)
  if (!sent.ok) return { refusal: sent.refusal, zone: 'Etc/UTC' }
  const { code, reply, resumed } = sent.value
  revalidatePath('/manage/messages/test')
  return { shown: { code, reply: reply ?? '', resumed: resumed ? 'yes' : '' } }
})
