import type { Route } from 'next'

/** Where one is lives in the address: these write it. */
const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(set).toString()}` as Route
}

export const callsAt = (clinic: string, call?: string): Route => address('/reception/calls', { clinic, call })
/** The same list, with the call that it opened by itself: nobody chose it. */
export const firstCallAt = (clinic: string, first: string): Route => address('/reception/calls', { clinic, first })

export interface DiaryPlace {
  open?: string
  do?: 'move' | 'cancel' | 'release'
  book?: string
  at?: string
  carry?: string
  list?: 'gone' | 'free'
}

export const diaryAt = (clinic: string, day: string, place: DiaryPlace = {}): Route =>
  address('/reception/diary', { clinic, day, ...place })

/** A day's address to which a place is added; as text, for what is drawn by the hundred. */
export const diaryBase = (clinic: string, day: string): string => `/reception/diary?clinic=${encodeURIComponent(clinic)}&day=${day}`

/** Booking by telephone; `place` as `phoneParams` writes it. */
export const phoneAt = (clinic: string, place: Record<string, string> = {}): Route => address('/reception/phone', { ...place, clinic })

export interface WaitingPlace {
  wait?: string
  offer?: string
  /** A free time: whose, and its start in epoch milliseconds. */
  with?: string
  start?: string
  list?: 'join'
  /** The first day that is looked through for free time. */
  day?: string
}

export const waitingAt = (clinic: string, place: WaitingPlace = {}): Route => address('/reception/waiting-list', { clinic, ...place })

export const dayAt = (day: string): Route => address('/day', { day })
/** The answers to the questions before a visit. */
export const questionsAt = (reference: string): Route => `/day/${reference}/questions` as Route
/** The day's sheet with a page for each patient who answered. */
export const printDayAt = (day: string): Route => address('/day/print', { day })

export const patientsAt = (clinic: string): Route => address('/reception/patients', { clinic })
export const patientAt = (id: string, before?: number): Route =>
  before === undefined ? (`/reception/patients/${id}` as Route) : address(`/reception/patients/${id}`, { before: String(before) })
export const editPatientAt = (id: string): Route => `/reception/patients/${id}/edit` as Route
/** Two records side by side; the first is the one that would go on. */
export const besideAt = (kept: string, gone: string): Route => `/reception/patients/${kept}/and/${gone}` as Route

/** Who is to be told; `tell` is the one that is open, `change` the change that was just made. */
export const toTellAt = (clinic: string, place: { tell?: string; change?: string } = {}): Route => address('/reception/to-tell', { clinic, ...place })

export interface ChangePlace {
  /** A practitioner's id; `clinic` where all of it is shut. */
  who?: string
  day?: string
  until?: string
  at?: string
  to?: string
  why?: string
}

/** A day that has to change, as far as it is said. */
export const changesAt = (clinic: string, place: ChangePlace = {}): Route => address('/reception/changes', { clinic, ...place })

/** A practitioner's week; with `do`, the form for extra time beside it. */
export const weekAt = (clinic: string, practitioner: string, day: string, place: { do?: 'extra' } = {}): Route =>
  address('/reception/week', { clinic, practitioner, day, ...place })
