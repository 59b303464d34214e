import type { OpeningHours } from './diary-facts'
import type { Policies } from './policies'
import type { SetUpFacts } from './set-up'
import type { Instant, Zone } from './time'
import type { ProfessionView, ServiceView } from './views'

/** The practice as its manager sees to it: what isn't active is there as well, and each record has the version that was read. */

export interface ClinicRecord {
  id: string
  name: string
  place: string
  region: string
  address: string[]
  postcode: string
  phone: string
  timeZone: Zone
  gettingIn: string[]
  version: number
  hours: OpeningHours[]
  /** `used`: a session or an appointment names it, so it can't be taken out. */
  rooms: { id: string; name: string; used: boolean }[]
}

export interface PractitionerRecord {
  id: string
  name: string
  about: string
  skills: string[]
  active: boolean
  version: number
  /** With the number under which the profession's register knows them. */
  professions: { id: string; registration: string | null }[]
  services: string[]
  /** When the photo was last changed; null: there is none. */
  photoAt: Instant | null
  /** Clinics at which they have sessions. */
  clinics: string[]
}

export type ServiceRecord = ServiceView & { active: boolean; version: number; practitioners: string[] }

export interface PracticeRecords {
  practice: { name: string; phone: string; version: number; policies: Policies } | null
  clinics: ClinicRecord[]
  professions: ProfessionView[]
  practitioners: PractitionerRecord[]
  services: ServiceRecord[]
  sessions: { practitioner: string; clinic: string; room: string | null; weekday: number; from: number; to: number }[]
}

/** What of the records says how far the set-up has come. */
export const setUpFactsOf = (records: PracticeRecords, rest: Pick<SetUpFacts, 'managers' | 'guarded' | 'passed'>): SetUpFacts => ({
  ...rest,
  practice: records.practice !== null,
  clinics: records.clinics.length,
  openDays: new Set(records.clinics.flatMap(({ hours }) => hours.map(({ weekday }) => weekday))).size,
  rooms: records.clinics.flatMap(({ rooms }) => rooms).length,
  professions: records.professions.length,
  practitioners: records.practitioners.length,
  services: records.services.filter(({ practitioners }) => practitioners.length > 0).length,
  sessions: records.sessions.length,
})

/** An id made from a name: 'Hall Green' → 'hall-green', with a number where it is taken. */
export function slugOf(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || 'one'
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? plain : `${plain}-${n}`
    if (!taken.includes(slug)) return slug
  }
}
