import { plainName } from './match-names'
import type { Draft, Person } from './read-row'
import type { ImportSettings } from './settings'

/** By what a row is known again: its number where it comes from, else what it says. Texts to be hashed; never kept as they are. */

type Of = Pick<ImportSettings, 'source'>

export const patientNumberKey = (id: string, { source }: Of): string => JSON.stringify(['patient', plainName(source), id])

/** Who it is, whatever row names them. */
export const personKey = ({ name, phone, born }: Person): string => JSON.stringify(['person', plainName(name), phone, born])

export const patientRowKey = ({ id, person }: Draft, settings: Of): string => (id === null ? personKey(person) : patientNumberKey(id, settings))

export const visitRowKey = ({ id, patientId, person }: Draft, at: { start: number; practitioner: string } | null, settings: Of): string | null => {
  if (id !== null) return JSON.stringify(['visit', plainName(settings.source), id])
  if (at === null) return null
  const who = patientId === null ? personKey(person) : patientNumberKey(patientId, settings)
  return JSON.stringify(['visit', who, at.start, at.practitioner])
}
