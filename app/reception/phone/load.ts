import { chooseClinic } from '@/app/_staff/choose-clinic'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { phoneWords } from '@/lib/copy/staff/phone'
import type { CourseDate } from '@/lib/core/course'
import type { CallerView, TimesView } from '@/lib/core/phone-view'
import { dayOf } from '@/lib/core/time'
import type { ServiceView } from '@/lib/core/views'
import { PhoneQuery, type PhoneState } from '@/lib/input/phone-forms'
import { findTimes } from '@/lib/use-cases/find-times'
import { openRingBack } from '@/lib/use-cases/claim-ring-back'
import { openCaller } from '@/lib/use-cases/open-caller'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readCourse } from '@/lib/use-cases/read-course'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { readProfessions } from '@/lib/use-cases/read-professions'
import { readServiceChoices, type ServiceChoices } from '@/lib/use-cases/read-service-choices'

/** Where one is, and at which clinic. */
export async function loadPlace(query: string) {
  const actor = await requireStaff()
  const now = clockNow()
  const state = PhoneQuery.parse(JSON.parse(query))
  const chosen = await chooseClinic(actor, state.clinic)
  const clinics = (await readClinics(now)).filter(({ id }) => actor.clinics.includes(id))
  const clinic = clinics.find(({ id }) => id === chosen) ?? clinics[0]
  if (!clinic) throw new Error(`no clinic ${chosen}`)
  return { actor, now, state: { ...state, clinic: clinic.id }, clinics, clinic, today: dayOf(now, clinic.timeZone) }
}

type PlaceLoaded = Awaited<ReturnType<typeof loadPlace>>

/** What it is for: as said, else as last time where that is still for them. */
function serviceOf(state: PhoneState, { choices }: ServiceChoices): ServiceView | null {
  const may = choices.filter(({ notFor }) => notFor === null)
  const named = may.find(({ service }) => service.id === state.service)
  return named?.service ?? may.find(({ isLast }) => isLast)?.service ?? null
}

export interface Load extends PlaceLoaded {
  caller: CallerView | null
  /** Somebody new whose name and number are known: they asked to be rung back. */
  given: { name: string; phone: string } | null
  isGone: boolean
  offer: ServiceChoices
  service: ServiceView | null
  /** Whom they usually see, where that one gives the service here. */
  usual: { id: string; name: string } | null
  who: string | null
  times: TimesView | null
  dates: CourseDate[]
  names: ReadonlyMap<string, string>
  professions: ReadonlyMap<string, string>
}

/** All that the screen shows, each read by its own use-case. */
export async function loadPhone(place: PlaceLoaded): Promise<Load> {
  const { actor, now, state, clinic } = place
  const [found, people, professions] = await Promise.all([
    state.patient ? openCaller(actor, { id: state.patient }, now) : null, readPractitioners({}), readProfessions(),
  ])
  const caller = found?.ok ? found.value : null
  const rung = state.ring && state.new ? await openRingBack(actor, { ringBack: state.ring }, now) : null
  const known = caller ?? (state.new ? { knownIn: [], last: null } : null)
  const offer = await readServiceChoices({ clinic: clinic.id, caller: known })
  const service = serviceOf(state, offer)
  const giving = service ? offer.givenBy[service.id] ?? [] : []
  const usual = giving.find(({ id }) => id === caller?.habit.practitioner?.id) ?? null
  const asked = giving.find(({ id }) => id === state.with)
  const who = state.soonest || state.with === 'any' ? null : asked?.id ?? (state.with ? null : usual?.id) ?? null
  const { at } = state
  const [times, dates] = await Promise.all([
    service ? findTimes(actor, {
      clinic: clinic.id, service: service.id, practitioner: who ?? undefined, usual: usual?.id, elsewhere: state.too, part: state.part,
      notOn: state.off, soonest: state.soonest, whole: state.whole ?? undefined,
    }, now) : null,
    service && at ? readCourse(actor, { ...at, service: service.id, times: state.times, everyWeeks: state.every }, now) : null,
  ])
  return {
    ...place, caller, given: rung?.ok ? { name: rung.value.name, phone: phoneWords(rung.value.phone) } : null,
    isGone: found !== null && !found.ok, offer, service, usual, who,
    times: times?.ok ? times.value : null, dates: dates?.ok ? dates.value : [],
    names: new Map(people.map(({ id, name }) => [id, name])), professions: new Map(professions.map(({ id, name }) => [id, name])),
  }
}
