import type { Channel, MessageKind, PatientKind } from '@/lib/core/messages/kinds'
import { emailWords } from '@/lib/copy/messages/emails'
import { textWords } from '@/lib/copy/messages/texts'

/** The words of one message, with names in braces. */
export interface Template {
  /** Null for a text. */
  subject: string | null
  body: string
}

/** Our own words. */
export function defaultTemplate(kind: MessageKind, channel: Channel): Template {
  if (channel === 'email') return emailWords[kind]
  const [fullest = ''] = textWords[kind as Exclude<PatientKind, 'sign-in-link'>]
  return { subject: null, body: fullest }
}
