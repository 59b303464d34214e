import { phoneAt } from '@/app/_staff/addresses'
import { Key } from '@/app/_ui/staff/marks'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { weekdayOf, eachDay, addDays, type Weekday } from '@/lib/core/time'
import { phoneParams, type PhoneState } from '@/lib/input/phone-forms'
import { Again } from './again'
import { CallerSearch } from './caller-search'
import { Chosen } from './chosen'
import { Filters } from './filters'
import { Frees } from './frees'
import type { Load } from './load'
import { NewPatient } from './new-patient'
import type { Resolved } from './resolve'
import { WhatFor } from './what-for'

export const bookingForm = 'booking'
const to = '/reception/phone'

/** The address says the rest of the state; what the form itself changes is left out. */
const keepBut = (state: PhoneState, change: Partial<PhoneState>): Record<string, string> => phoneParams({ ...state, ...change })
const noTime = { at: null, pick: new Map(), whole: null } satisfies Partial<PhoneState>

/** Who is calling, and what for. */
export function WhoPane({ load }: { load: Load }) {
  const { state, caller, isGone, today, clinics, offer, service, professions } = load
  const zoneOf = (id: string) => clinics.find((clinic) => clinic.id === id)?.timeZone ?? load.clinic.timeZone
  const nobody = { ...state, patient: undefined, wait: undefined, new: false }
  const search = phoneAt(load.clinic.id, phoneParams(nobody))
  return (
    <section aria-labelledby="h-who" className="who-pane">
      <h2 id="h-who">{words.who} <Key>F2</Key></h2>
      {isGone && <p className="refused" role="alert">{words.gone}</p>}
      {caller && <Chosen {...{ caller, today, zoneOf }} another={search} />}
      {!caller && !state.new && <CallerSearch to={`${search}&patient=`} toNew={phoneAt(load.clinic.id, phoneParams({ ...nobody, new: true }))} />}
      {!caller && state.new && <><NewPatient form={bookingForm} given={load.given} /><p className="again"><a className="b edge" href={search}>{words.other}</a></p></>}
      <h2 id="h-what">{words.what} <Key>F3</Key></h2>
      <WhatFor
        key={`${caller?.id ?? ''} ${load.clinic.id} ${state.new}`} choices={offer.choices} chosen={service?.id} to={to} professions={professions}
        keep={keepBut(state, { service: undefined, ...noTime })}
      />
    </section>
  )
}

/** The free times, and what narrows them. */
export function WhenPane({ load }: { load: Load }) {
  const { state, clinic, clinics, service, usual, who, times, names, today, offer, caller, dates } = load
  const clinicOf = (id: string) => clinics.find((one) => one.id === id) ?? clinic
  const nameOf = (id: string) => names.get(id) ?? id
  const workdays = new Set(eachDay(today, addDays(today, 6)).map(weekdayOf)
    .filter((day) => [clinic, ...clinics].some(({ openingHours }) => openingHours.some(({ weekday }) => weekday === day))))
  return (
    <section aria-labelledby="h-when" className="when-pane">
      <h2 id="h-when">{words.when} <Key>F4</Key></h2>
      <Filters
        {...{ state, to, usual, who }} keep={phoneParams(state)} people={service ? offer.givenBy[service.id] ?? [] : []}
        otherPlaces={clinics.filter(({ id }) => id !== clinic.id).map(({ place }) => place)}
        weekdays={[...workdays].sort() satisfies Weekday[]} digits={!dates.some(({ clash }) => clash)}
      />
      {!service && <p className="nothing">{words.chooseService}</p>}
      {service && !times && <p className="nothing">{words.notHere}</p>}
      {service && times && (
        <Frees
          view={times} caption={words.caption(service.name, service.minutes)} to={to} keep={keepBut(state, { service: service.id, pick: new Map() })}
          chosen={state.at} whole={state.whole} today={today} zoneOf={(id) => clinicOf(id).timeZone} placeOf={(id) => clinicOf(id).place}
          nameOf={nameOf} clinic={clinic.id} only={who} turn={caller ? `${caller.id} ${service.id}` : ''}
        />
      )}
    </section>
  )
}

/** Once, or a course. */
export function AgainPane({ load, resolved }: { load: Load; resolved: Resolved[] }) {
  const { state, clinics, clinic, names, service } = load
  const { at } = state
  const zone = clinics.find(({ id }) => id === at?.clinic)?.timeZone ?? clinic.timeZone
  const whole = { ...state, service: service?.id }
  return (
    <section aria-labelledby="h-course" className="again-pane">
      <h2 id="h-course">{words.again} <Key>F6</Key></h2>
      {at && resolved.length > 0 ? (
        <Again
          {...{ state, at, to, resolved, zone }} keep={keepBut(whole, { times: 1, every: 1, pick: new Map() })}
          keepAll={keepBut(whole, { pick: new Map() })} nameOf={(id) => names.get(id) ?? id}
        />
      ) : <p className="nothing">{words.chooseTime}</p>}
    </section>
  )
}
