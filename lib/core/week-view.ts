import type { WallMinute, Day, Zone } from './time'
import type { ClinicView, DiaryEntry, ServiceView, Stretch } from './views'

/** A practitioner's seven days at every clinic, as one reader may see them. */

export interface WeekSession extends Stretch {
  clinic: string
  place: string
  room: string | null
  /** Whether the reader sees who is booked there. */
  mine: boolean
}

export interface WeekDay {
  day: Day
  /** By start. */
  sessions: WeekSession[]
  away: (Stretch & { reason: string })[]
  /** Appointments at clinics of the reader. */
  entries: (DiaryEntry & { clinic: string })[]
  /** Taken at a clinic of others: when and where, nothing more. */
  taken: (Stretch & { place: string })[]
  /** Shut all day, at every clinic that they would be at. */
  closed: string | null
}

/** One's own seven days, at every clinic. */
export interface MyWeekView {
  practitioner: { id: string; name: string }
  zone: Zone
  /** Monday to Sunday. */
  days: WeekDay[]
  /** The names of its clinics. */
  places: Record<string, string>
}

export interface WeekView {
  practitioner: { id: string; name: string; professions: string[]; skills: string[] }
  /** The clinic one came from: its clock is the week’s. */
  clinic: ClinicView
  /** Every clinic of the practitioner’s that the reader sees. */
  clinics: ClinicView[]
  /** Monday to Sunday. */
  days: WeekDay[]
  /** First and last minute to draw, on whole hours. */
  from: WallMinute
  to: WallMinute
  /** Who else works here, by name. */
  colleagues: { id: string; name: string }[]
  services: ServiceView[]
  gridMinutes: number
}
