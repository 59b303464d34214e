import type { Route } from 'next'
import { manage as words } from '@/lib/copy/staff/manage'
import { peopleAt } from './people-addresses'
import { outboxAt, templatesAt } from './message-addresses'

interface Part {
  word: string
  /** What is done there, on the page that lists all of them. */
  said: string
  at: (clinic: string) => Route
}

/** What a manager sees to, in the order in which it is listed. */
export type ManageScreen = 'messages' | 'templates' | 'people'

export const manageParts: Readonly<Record<ManageScreen, Part>> = {
  messages: { ...words.parts.messages, at: (clinic) => outboxAt(clinic) },
  templates: { ...words.parts.templates, at: (clinic) => templatesAt(clinic) },
  people: { ...words.parts.people, at: (clinic) => peopleAt(clinic) },
}
