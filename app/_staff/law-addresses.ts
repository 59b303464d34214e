import type { Route } from 'next'

/** Where one is among events, retention and what is kept. A patient stands in an address by an id alone. */

const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  return `${path}?${new URLSearchParams(set).toString()}` as Route
}

export interface EventsPlace {
  staff?: string | undefined
  patient?: string | undefined
  verb?: string | undefined
  from?: string | undefined
  'from-time'?: string | undefined
  until?: string | undefined
  'until-time'?: string | undefined
  before?: string | undefined
}

export const eventsAt = (clinic: string, place: EventsPlace = {}): Route => address('/manage/events', { clinic, ...place })
export const eventsFileAt = (clinic: string, place: EventsPlace): Route => address('/manage/events/file', { clinic, ...place })
export const seenByAt = (clinic: string, place: EventsPlace): Route => address('/manage/events/seen', { clinic, ...place })
export const seenByFileAt = (clinic: string, place: EventsPlace): Route => address('/manage/events/seen/file', { clinic, ...place })

export const securityAt = (clinic: string, place: Pick<EventsPlace, 'staff' | 'verb' | 'from' | 'until' | 'before'> = {}): Route => address('/manage/events/security', { clinic, ...place })

export const retentionAt = (clinic: string, done?: 'saved'): Route => address('/manage/retention', { clinic, done })
export const recordsAt = (clinic: string): Route => address('/manage/records', { clinic })

export const copyAt = (patient: string): Route => `/reception/patients/${patient}/copy` as Route
export const copyFileAt = (patient: string): Route => `/reception/patients/${patient}/copy/file` as Route
export const eraseAt = (patient: string): Route => `/reception/patients/${patient}/erase` as Route
