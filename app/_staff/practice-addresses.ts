import type { Route } from 'next'

/** The manager's screens of the practice. What is open is named by its id; `done` says that something was just saved. */
const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(set).toString()}` as Route
}

interface Place {
  open?: string | undefined
  done?: string | undefined
}

export const policiesAt = (clinic: string, place: Place = {}): Route => address('/manage/policies', { clinic, ...place })
export const clinicsAt = (clinic: string, place: Place = {}): Route => address('/manage/clinics', { clinic, ...place })
export const practitionersAt = (clinic: string, place: Place = {}): Route => address('/manage/practitioners', { clinic, ...place })
export const servicesAt = (clinic: string, place: Place = {}): Route => address('/manage/services', { clinic, ...place })
