import type { z } from 'zod'
import { outboxAt, type OutboxPlace } from '@/app/_staff/message-addresses'
import type { MessagesDesk } from '@/app/_staff/open-messages-desk'
import type { OutboxView } from '@/lib/core/messages/message-view'
import { pageText, type OutboxQuery } from '@/lib/input/message-forms'

/** What each part of the screen is shown from. */
export interface OutboxShown {
  query: z.infer<typeof OutboxQuery>
  desk: MessagesDesk
  view: OutboxView
}

/** The address of what is shown, with one thing changed. */
export const placeOf = ({ query, desk }: Pick<OutboxShown, 'query' | 'desk'>, change: OutboxPlace) => outboxAt(desk.clinic.id, {
  status: query.status, kind: query.kind, of: query.of?.typed, before: query.before && pageText(query.before), message: query.message, ...change,
})
