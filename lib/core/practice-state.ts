import type { Away, Closure, OpeningHours, Policy, RotaSession } from './diary-facts'
import type { Zone } from './time'

/** A session where it is held. */
export interface ClinicSession extends RotaSession {
  id: string
  clinic: string
}

/** Without a clinic: the whole practice is shut. */
export interface KnownClosure extends Closure {
  id: string
  clinic: string | null
}

export interface KnownAway extends Away {
  id: string
}

/** All of the practice's set-up that free times depend on. The store's set-up is one. */
export interface PracticeState {
  practice: { policy: Policy }
  clinics: { id: string; timeZone: Zone; openingHours: OpeningHours[] }[]
  closures: KnownClosure[]
  services: { id: string; minutes: number; bufferMinutes: number; skill: string | null }[]
  practitioners: { id: string; skills: string[]; services: string[] }[]
  sessions: ClinicSession[]
  absences: KnownAway[]
}

export const closuresAt = (closures: readonly KnownClosure[], clinic: string): KnownClosure[] =>
  closures.filter((closure) => closure.clinic === null || closure.clinic === clinic)
