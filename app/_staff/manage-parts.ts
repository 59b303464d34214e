import type { Route } from 'next'
import { manage as words } from '@/lib/copy/staff/manage'
import { absencesAt } from './absence-addresses'
import { apiKeysAt } from './api-key-addresses'
import { importsAt } from './import-addresses'
import { eventsAt, recordsAt, retentionAt } from './law-addresses'
import { healthAt } from './manage-addresses'
import { figuresAt } from './figures-addresses'
import { peopleAt } from './people-addresses'
import { outboxAt, templatesAt } from './message-addresses'
import { clinicsAt, policiesAt, practitionersAt, servicesAt } from './practice-addresses'
import { closuresPageAt, rotasAt } from './rota-addresses'

interface Part {
  word: string
  /** What is done there, on the page that lists all of them. */
  said: string
  at: (clinic: string) => Route
}

/** What a manager sees to, in the order in which it is listed. */
export type ManageScreen = 'rotas' | 'closures' | 'clinics' | 'practitioners' | 'services' | 'policies' | 'messages' | 'templates' | 'absences' | 'import' | 'events' | 'retention' | 'records' | 'figures' | 'people' | 'api-keys' | 'health'

export const manageParts: Readonly<Record<ManageScreen, Part>> = {
  rotas: { ...words.parts.rotas, at: (clinic) => rotasAt(clinic) },
  absences: { ...words.parts.absences, at: (clinic) => absencesAt(clinic) },
  closures: { ...words.parts.closures, at: (clinic) => closuresPageAt(clinic) },
  clinics: { ...words.parts.clinics, at: (clinic) => clinicsAt(clinic) },
  practitioners: { ...words.parts.practitioners, at: (clinic) => practitionersAt(clinic) },
  services: { ...words.parts.services, at: (clinic) => servicesAt(clinic) },
  policies: { ...words.parts.policies, at: (clinic) => policiesAt(clinic) },
  messages: { ...words.parts.messages, at: (clinic) => outboxAt(clinic) },
  templates: { ...words.parts.templates, at: (clinic) => templatesAt(clinic) },
  import: { ...words.parts.import, at: (clinic) => importsAt(clinic) },
  events: { ...words.parts.events, at: (clinic) => eventsAt(clinic) },
  retention: { ...words.parts.retention, at: (clinic) => retentionAt(clinic) },
  records: { ...words.parts.records, at: (clinic) => recordsAt(clinic) },
  figures: { ...words.parts.figures, at: (clinic) => figuresAt(clinic) },
  people: { ...words.parts.people, at: (clinic) => peopleAt(clinic) },
  'api-keys': { ...words.parts['api-keys'], at: (clinic) => apiKeysAt(clinic) },
  health: { ...words.parts.health, at: (clinic) => healthAt(clinic) },
}
