import { cache } from 'react'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { EventsQuery, spanOf } from '@/lib/input/law-forms'
import { readEventChoices } from '@/lib/use-cases/read-events'
import type { EventsShown } from './shown'

/** What is asked, by whom, and what may be chosen. Read once for a page and its title. */
export const openEvents = cache(async (text: string): Promise<EventsShown> => {
  const asked = EventsQuery.parse(JSON.parse(text))
  const desk = await openManageDesk(asked.clinic)
  return { asked, desk, span: spanOf(asked, desk.clinic.timeZone), choices: unwrap(await readEventChoices(desk.actor)) }
})
