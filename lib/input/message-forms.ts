import { z } from 'zod'
import { channels, dealings, messageKinds, messageStatuses } from '@/lib/core/messages/kinds'
import { templates as templateWords } from '@/lib/copy/staff/messages'
import { parseReference } from '@/lib/core/reference'
import { emailAddress, phoneNumber, slug, uuid } from './fields'

/** Forms and addresses of the screens for messages. Every value arrives as text. */

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const one = z.preprocess(first, z.string().max(80).optional()).catch(undefined)
const oneOf = <const T extends readonly [string, ...string[]]>(known: T) => z.preprocess(first, z.enum(known).optional()).catch(undefined)
const id = one.transform((text) => uuid.safeParse(text).data)

/** What is asked for by a reference: the reference, or what was typed where it is none. */
const ofAppointment = one.transform((text) => {
  const typed = text?.trim()
  if (!typed) return undefined
  return { typed, reference: parseReference(typed) }
})

export const OutboxQuery = z.object({
  clinic: one, status: oneOf(messageStatuses), kind: oneOf(messageKinds), of: ofAppointment, message: id,
  /** The last one of the page before: when it was made, in epoch milliseconds, and its id. */
  before: one.transform((text) => {
    const [at = '', last = ''] = text?.split('~') ?? []
    const known = uuid.safeParse(last).data
    return known && /^\d{1,15}$/.test(at) ? { at: Number(at), id: known } : undefined
  }),
})

export const pageText = ({ at, id: last }: { at: number; id: string }): string => `${at}~${last}`

export const FailuresQuery = z.object({ clinic: one, message: id, done: oneOf(['told', 'again', 'dropped']) })

export const MessageParams = z.object({ id: uuid })

export const TakeForm = z.object({ id: uuid, clinic: slug })
export const SettleForm = z.object({ id: uuid, clinic: slug, how: z.enum(dealings) })

/** A test message: where to, as it was typed. */
export const TestForm = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('email'), clinic: slug, to: emailAddress }),
  z.object({ channel: z.literal('text'), clinic: slug, to: phoneNumber }),
])

/** `look`: the sender's domain is looked up, with the key by a selector where one is typed. */
export const TestQuery = z.object({ clinic: one, look: oneOf(['domain']), selector: one.transform((text) => text?.trim()) })

export const TemplateQuery = z.object({
  clinic: one, kind: oneOf(messageKinds), channel: oneOf(channels), done: oneOf(['saved', 'reset']),
  version: z.preprocess(first, z.string().regex(/^\d{1,18}$/).optional()).catch(undefined),
})

/** Long enough for any message; what is really too long is said by its check. */
const words = z.string().max(4000, { error: templateWords.tooLong }).transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', ''))

const written = {
  kind: z.enum(messageKinds), channel: z.enum(channels), subject: words.optional().transform((text) => text ?? null), body: words,
}

/** The last version of the words when they were read; empty: there was none. */
const seen = z.string().max(18).regex(/^\d*$/).transform((text) => (text === '' ? null : text))

export const TemplateForm = z.object({ ...written, clinic: slug, seen })
export const ResetForm = z.object({ kind: written.kind, channel: written.channel, clinic: slug, seen })
export const WordsQuery = z.object(written)
