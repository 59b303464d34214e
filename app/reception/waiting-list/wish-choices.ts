import { join as words } from '@/lib/copy/staff/waiting'
import { weekdayName } from '@/lib/core/time'
import { partsOfDay, weekdays } from '@/lib/core/waiting'
import type { WaitEntry } from '@/lib/core/waiting-view'
import type { PractitionerView, ServiceView } from '@/lib/core/views'
import { clinicBox, dayBox, partBox } from '@/lib/input/waiting-forms'
import type { Shown } from './shown'

export interface Box {
  name: string
  word: string
  first: boolean
}

export interface WishChoices {
  services: { value: string; word: string }[]
  people: { value: string; word: string }[]
  clinics: Box[]
  weekdays: Box[]
  parts: Box[]
}

type Props = Pick<Shown, 'view' | 'clinics'> & { services: ServiceView[]; people: PractitionerView[] }

/** What can be wished for, ticked as `wait` has it; for a new caller this clinic, any day. */
export const wishChoices = ({ view, clinics, services, people }: Props, wait?: WaitEntry): WishChoices => ({
  services: services.map(({ id, name, minutes }) => ({ value: id, word: `${name}, ${minutes} min` })),
  people: people.map(({ id, name }) => ({ value: id, word: name })),
  clinics: clinics.map(({ id, place }) => ({ name: clinicBox(id), word: place, first: wait ? wait.clinics.includes(id) : id === view.clinic.id })),
  weekdays: weekdays.map((day) => ({ name: dayBox(day), word: weekdayName(day).slice(0, 3), first: wait?.weekdays.includes(day) ?? false })),
  parts: partsOfDay.map((part) => ({ name: partBox(part), word: words.partNames[part], first: wait?.parts.includes(part) ?? false })),
})
