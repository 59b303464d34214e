import { headersFor, nothing } from '@/app/api/_edge/answer'
import { signedForm } from '@/app/api/_edge/signed-form'
import { replyXml } from '@/lib/adapters/text-service'
import { sayReply } from '@/lib/copy/messages/texts'
import { InboundForm } from '@/lib/input/texts'
import { answerText } from '@/lib/use-cases/answer-text'
import { mayAnswer } from '@/lib/use-cases/stranger-mail'

export const dynamic = 'force-dynamic'

/** A text that somebody sent us. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = signedForm('/api/sms/inbound', InboundForm, async ({ From, Body }, at) => {
  const answered = await answerText({ from: From, text: Body }, at)
  if (!answered.ok || !await mayAnswer(From, at)) return nothing()
  const { reply, phone } = answered.value
  return new Response(replyXml(sayReply(reply, phone)), { headers: headersFor('text/xml; charset=utf-8') })
})
