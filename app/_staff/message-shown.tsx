import { message as words } from '@/lib/copy/staff/messages'
import { gsm7Length } from '@/lib/core/messages/gsm7'
import type { MessagePreview } from '@/lib/core/messages/message-view'
import { messageViewAt } from './message-addresses'

/** A message as its reader sees it: an email in a frame of its own, where nothing runs and nothing is loaded; a text as on a phone. */
export function MessageShown({ id, preview }: { id: string; preview: MessagePreview }) {
  if (preview.channel === 'text') return <Bubble text={preview.text} />
  return (
    <div className="mail">
      <iframe className="mail-frame" title={words.frame(preview.subject)} src={messageViewAt(id)} sandbox="" />
      <details className="mail-text">
        <summary>{words.asText}</summary>
        <pre tabIndex={0} aria-label={words.asText}>{preview.text}</pre>
      </details>
    </div>
  )
}

/** A text as on a phone, with its length in the alphabet of texts. */
export function Bubble({ text }: { text: string }) {
  return (
    <figure className="phone-text">
      <blockquote aria-label={words.bubble}>{text}</blockquote>
      <figcaption>{words.length(gsm7Length(text))}</figcaption>
    </figure>
  )
}
