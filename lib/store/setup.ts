import type { OpeningHours, Policy } from '@/lib/core/diary-facts'
import type { Caps } from '@/lib/core/policies'
import { closuresAt, type ClinicSession, type KnownAway, type KnownClosure } from '@/lib/core/practice-state'
import { notSetUpName } from '@/lib/core/set-up'
import { fromIso, minuteOf } from '@/lib/core/time'
import type { ClinicView, PracticeView, PractitionerView, ProfessionView, ServiceView } from '@/lib/core/views'
import { db, type Db } from './client'
import { rememberKnown } from './known-practice'
import { edition, rememberPractice } from './live'

/** The practice as it is set up: everything but patients and their appointments. Small, and read in one query. */
export interface Setup {
  /** What is made from it and remembered is remembered under this number: it never outlives the set-up. */
  edition: number
  practice: PracticeView
  clinics: ClinicView[]
  professions: ProfessionView[]
  services: ServiceView[]
  practitioners: (PractitionerView & { services: string[] })[]
  rooms: { id: string; clinic: string; name: string }[]
  sessions: ClinicSession[]
  absences: (KnownAway & { reason: string })[]
  closures: KnownClosure[]
}

/** There is no practice yet, or its set-up isn't completed: nothing can be booked, which pages say. */
export class PracticeNotSetUp extends Error {
  override name = notSetUpName

  constructor() {
    super('the practice isn’t set up yet: see /setup')
  }
}

interface SetupRow {
  practice: Omit<PracticeView, 'policy' | 'caps'> & Policy & Caps
  clinics: (Omit<ClinicView, 'closures' | 'professions'>)[]
  closures: KnownClosure[]
  professions: ProfessionView[]
  services: ServiceView[]
  practitioners: (Omit<PractitionerView, 'clinics'> & { services: string[] })[]
  rooms: Setup['rooms']
  sessions: Setup['sessions']
  absences: { id: string; practitioner: string; start: string; end: string; reason: string }[]
}

const hoursOf = (row: SetupRow['clinics'][number]): OpeningHours[] => row.openingHours ?? []

function professionsAt(row: SetupRow, clinic: string): string[] {
  const here = new Set(row.sessions.filter((session) => session.clinic === clinic).map((session) => session.practitioner))
  const practised = new Set(row.practitioners.filter((person) => here.has(person.id)).flatMap((person) => person.professions))
  return row.professions.map((profession) => profession.id).filter((id) => practised.has(id))
}

function toSetup(row: SetupRow): Omit<Setup, 'edition'> {
  const { name, phone, reminders, requestsPerContact, requestsPerAddress, holdsPerAddress, ...policy } = row.practice
  const placesOf = new Map<string, Set<string>>()
  for (const { practitioner, clinic } of row.sessions) {
    placesOf.set(practitioner, (placesOf.get(practitioner) ?? new Set()).add(clinic))
  }
  return {
    practice: { name, phone, reminders, policy, caps: { requestsPerContact, requestsPerAddress, holdsPerAddress } },
    clinics: row.clinics.map((clinic) => ({
      ...clinic,
      openingHours: hoursOf(clinic),
      closures: closuresAt(row.closures, clinic.id),
      professions: professionsAt(row, clinic.id),
    })),
    professions: row.professions,
    services: row.services,
    practitioners: row.practitioners.map((person) => ({
      ...person, clinics: row.clinics.map((clinic) => clinic.id).filter((id) => placesOf.get(person.id)?.has(id)),
    })),
    rooms: row.rooms,
    sessions: row.sessions,
    closures: row.closures,
    absences: row.absences.map(({ start, end, ...absence }) => ({
      ...absence, start: minuteOf(fromIso(start)), end: minuteOf(fromIso(end)),
    })),
  }
}

async function load(tx: Db = db()): Promise<Setup> {
  const loadedAs = edition()
  const [row] = await tx.$queryRaw<{ setup: SetupRow | null }[]>`
    select (select json_build_object(
      'practice', json_build_object('name', p.name, 'phone', p.phone, 'gridMinutes', p.grid_minutes,
        'horizonDays', p.horizon_days, 'noticeOpeningMinutes', p.notice_opening_minutes,
        'callDueOpeningMinutes', p.call_due_opening_minutes, 'callBeforeOpeningMinutes', p.call_before_opening_minutes,
        'retryOpeningMinutes', p.retry_opening_minutes, 'holdMinutes', p.hold_minutes, 'claimMinutes', p.claim_minutes,
        'maxTries', p.max_tries, 'cutoffHours', p.cutoff_hours, 'unanswered', p.unanswered, 'reminders', p.reminders,
        'requestsPerContact', p.requests_per_contact, 'requestsPerAddress', p.requests_per_address, 'holdsPerAddress', p.holds_per_address),
      'clinics', coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'place', c.place, 'region', c.region,
        'address', c.address, 'postcode', c.postcode, 'phone', c.phone, 'timeZone', c.time_zone, 'gettingIn', c.getting_in,
        'openingHours', (select json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes,
          'validFrom', h.valid_from, 'validUntil', h.valid_until)
          order by h.valid_from nulls first, h.weekday, h.opens) from opening_hours h where h.clinic_id = c.id)) order by c.position, c.id)
        from clinic c), '[]'),
      'closures', coalesce((select json_agg(json_build_object('id', id, 'clinic', clinic_id, 'from', from_day, 'until', until_day,
        'fromMinute', from_minute, 'toMinute', to_minute, 'reason', reason) order by from_day) from closure), '[]'),
      'professions', coalesce((select json_agg(json_build_object('id', id, 'name', name, 'plural', plural, 'register', register,
        'about', about) order by position, id) from profession), '[]'),
      'services', coalesce((select json_agg(json_build_object('id', id, 'name', name, 'about', about,
        'profession', profession_id, 'minutes', minutes, 'bufferMinutes', buffer_minutes, 'pricePence', price_pence,
        'patients', patients, 'channel', channel, 'skill', skill) order by position, id) from service where active), '[]'),
      'practitioners', coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name, 'skills', r.skills, 'languages', r.languages,
        'registration', r.registration, 'about', r.about,
        'photo', exists(select 1 from practitioner_photo where practitioner_id = r.id),
        'professions', coalesce((select json_agg(profession_id order by profession_id) from practitioner_profession
          where practitioner_id = r.id), '[]'),
        'services', coalesce((select json_agg(service_id order by service_id) from practitioner_service
          where practitioner_id = r.id), '[]')) order by r.name, r.id) from practitioner r where r.active), '[]'),
      'rooms', coalesce((select json_agg(json_build_object('id', id, 'clinic', clinic_id, 'name', name) order by id)
        from room), '[]'),
      'sessions', coalesce((select json_agg(json_build_object('id', s.id, 'clinic', s.clinic_id, 'practitioner', s.practitioner_id,
        'room', s.room_id, 'weekday', s.weekday, 'from', s.from_minute, 'to', s.to_minute, 'validFrom', s.valid_from,
        'validUntil', s.valid_until, 'everyWeeks', s.every_weeks) order by s.practitioner_id, s.weekday, s.from_minute)
        from rota_session s join practitioner r on r.id = s.practitioner_id and r.active), '[]'),
      'absences', coalesce((select json_agg(json_build_object('id', id, 'practitioner', practitioner_id, 'start', starts_at,
        'end', ends_at, 'reason', reason) order by starts_at) from absence), '[]'))
      from practice p where not exists (select 1 from set_up where completed_at is null)) as setup`
  if (!row?.setup) throw new PracticeNotSetUp()
  rememberKnown(row.setup.practice)
  return { ...toSetup(row.setup), edition: loadedAs }
}

/** The set-up practice, remembered until any of it changes. */
export const readSetup = (): Promise<Setup> => rememberPractice('setup', () => load())

/** The same as it stands in a transaction, remembered by nobody. */
export const readSetupIn = (tx: Db): Promise<Setup> => load(tx)
