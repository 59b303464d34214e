import type { Route } from 'next'

export interface AbsencePlace {
  /** The one that is open. */
  absence?: string | undefined
  do?: 'enter' | 'end' | undefined
  done?: 'granted' | 'refused' | 'changed' | 'entered' | 'ended' | undefined
  /** How many came on the list of those to be told. */
  told?: string | undefined
}

/** Who asked to be away, and who is. */
export function absencesAt(clinic: string, place: AbsencePlace = {}): Route {
  const set = Object.entries({ clinic, ...place }).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `/manage/absences?${new URLSearchParams(set).toString()}` as Route
}

/** A practitioner's own pages. */
export const ownWeekAt = (day?: string): Route => (day === undefined ? '/day/week' : `/day/week?day=${day}` as Route)
export const ownAbsencesAt = (done?: 'asked' | 'withdrawn'): Route => (done === undefined ? '/day/absences' : `/day/absences?done=${done}` as Route)
export const ownProfileAt = (done?: 'saved'): Route => (done === undefined ? '/day/profile' : `/day/profile?done=${done}` as Route)
