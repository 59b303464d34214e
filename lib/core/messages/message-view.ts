import type { Instant } from '@/lib/core/time'
import type { FailureKind } from './failure'
import type { Channel, MessageKind, MessageStatus } from './kinds'

/** One line of what was sent, is to be sent or failed. */
export interface MessageEntry {
  id: string
  kind: MessageKind
  channel: Channel
  recipient: 'patient' | 'staff'
  status: MessageStatus
  clinic: string | null
  /** Of the appointment. */
  reference: string | null
  patient: { id: string; name: string; phone: string } | null
  /** The practitioner whom it is for. */
  staff: string | null
  /** Where it was sent, or tried last. */
  address: string | null
  createdAt: Instant
  dueAt: Instant
  nextTryAt: Instant | null
  sentAt: Instant | null
  tries: number
  /** A code; `lib/copy/messages/errors.ts` has the words. */
  error: string | null
  owner: { id: string; name: string } | null
  dealtAt: Instant | null
}

/** So many of one status are counted; of more it is only told that there are. */
export const mostCounted = 1_000

export interface OutboxView {
  /** The last one made first. */
  entries: MessageEntry[]
  more: boolean
  /** How many of each status at these clinics; past `mostCounted`, one more than that. */
  counts: Partial<Record<MessageStatus, number>>
  /** Whether there is a server for each way; and until when one in trouble is left alone, and why. */
  servers: Record<Channel, { set: boolean; resumeAt: Instant | null; trouble: FailureKind | null }>
}

/** A message as the person it is for sees it; `blanked`: but for the secrets of its links, which are that person's alone. */
export type MessagePreview = { from: string; to: string | null; text: string; blanked: boolean }
  & ({ channel: 'email'; subject: string; html: string; attachment: string | null } | { channel: 'text' })

export interface TemplateView {
  kind: MessageKind
  channel: Channel
  /** Null for a text. */
  subject: string | null
  body: string
  /** Null: our own words. */
  edited: { by: string; at: Instant } | null
  /** What may stand in braces, in the subject and in the body. */
  offers: { subject: readonly string[]; body: readonly string[] }
}
