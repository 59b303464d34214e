'use client'

import { templateViewAt } from '@/app/_staff/message-addresses'
import { Bubble } from '@/app/_staff/message-shown'
import { useForm } from '@/app/_ui/staff/act-form'
import { templates as words } from '@/lib/copy/staff/messages'
import { toGsm7 } from '@/lib/core/messages/gsm7'
import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import { checkTemplate, fill, type Values } from '@/lib/core/messages/placeholders'
import { lengthWith } from '@/lib/core/messages/template-check'

interface Props {
  kind: MessageKind
  channel: Channel
  words: { subject: string; body: string }
  sample: Values
  longest: Values
}

/** What its reader would get, with made-up people and times. While it can't be made, it says why. */
export function Preview({ kind, channel, words: written, sample, longest }: Props) {
  const { state } = useForm()
  const [wrong] = checkTemplate(kind, channel, written)
  return (
    <div className="words-preview" aria-busy={false} data-turn={state.turn}>
      <h3>{words.preview}</h3>
      <p className="hint">{words.previewSaid}</p>
      {wrong ? <p className="refused">{wrong.message}</p> : channel === 'text' ? <TextPreview body={written.body} {...{ sample, longest }} />
        : <EmailPreview {...{ kind, written, sample }} />}
    </div>
  )
}

function TextPreview({ body, sample, longest }: { body: string; sample: Values; longest: Values }) {
  const length = lengthWith(body, longest)
  return (
    <>
      <Bubble text={toGsm7(fill(body, sample))} />
      {length !== null && <p className={length > 160 ? 'late' : 'hint'}>{words.longest(length)}</p>}
    </>
  )
}

/** A frame of its own for each state of the words: one that is led elsewhere would fill the browser's history. */
function EmailPreview({ kind, written, sample }: { kind: MessageKind; written: Props['words']; sample: Values }) {
  const at = templateViewAt({ kind, channel: 'email', ...written })
  return (
    <>
      <p className="m-subject"><b>{fill(written.subject, sample)}</b></p>
      <iframe key={at} className="mail-frame" title={words.previewFrame} src={at} sandbox="" />
    </>
  )
}
