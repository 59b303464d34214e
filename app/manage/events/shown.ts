import type { EventsPlace } from '@/app/_staff/law-addresses'
import type { OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { spanOf, type EventsAsked } from '@/lib/input/law-forms'
import type { EventChoices } from '@/lib/use-cases/read-events'

/** What each part of the screens of events is shown from. */
export interface EventsShown {
  asked: EventsAsked
  span: ReturnType<typeof spanOf>
  desk: OpenManageDesk
  choices: EventChoices
}

/** The address's parts, as they were asked; one page on, they stay. */
export const placeOf = ({ staff, patient, verb, from, until, ...rest }: EventsAsked): EventsPlace =>
  ({ staff, patient, verb, from, until, 'from-time': rest['from-time'], 'until-time': rest['until-time'] })
