import type { AppointmentStatus } from '@/lib/core/appointment'
import type { Instant } from '@/lib/core/time'
import type { PatientContact } from '@/lib/core/views'
import type { Channel, MessageKind, MessageStatus } from './kinds'
import type { MessageEntry, MessagePreview, TemplateView } from './message-view'
import type { Must } from './template-check'

/** One message, opened: what it says, whom it is for, and what it is about. */
export interface OpenedMessage {
  entry: MessageEntry
  /** As its reader sees it; null where what it was about can't be shown any more. */
  preview: MessagePreview | null
  /** How its patient is reached. */
  contact: PatientContact | null
  visit: { reference: string; start: Instant; practitioner: string; status: AppointmentStatus } | null
}

/** A message in the history of a patient. */
export interface PatientMessage {
  id: string
  kind: MessageKind
  channel: Channel
  status: MessageStatus
  clinic: string | null
  reference: string | null
  address: string | null
  createdAt: Instant
  dueAt: Instant
  nextTryAt: Instant | null
  sentAt: Instant | null
  error: string | null
  dealtAt: Instant | null
}

/** Words that a manager saved, or took back: then `body` is null. */
export interface TemplateVersion {
  id: string
  at: Instant
  by: string
  /** Who that is among the staff. */
  staff: string | null
  subject: string | null
  body: string | null
}

export interface OpenedTemplate extends TemplateView {
  /** What the words must name: of each, one. */
  must: readonly Must[]
  /** The last one first. */
  versions: TemplateVersion[]
}
