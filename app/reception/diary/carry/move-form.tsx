'use client'

import { useState } from 'react'
import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { panel } from '@/lib/copy/staff/diary'
import { move as words } from '@/lib/copy/staff/move'
import type { Place } from '@/app/_staff/nearest-places'
import { move } from '../actions'
import { useCarry } from './context'
import { clockAt, findSpot, fitsWord, hereWord, placeValue, type CarryFacts, type Spot } from './facts'

interface Props {
  reference: string
  version: number
  places: Place[]
}

const spotOf = (value: string): Spot => {
  const [start = '', practitioner = ''] = value.split(' ')
  return { start: Number(start), practitioner }
}

/** A move as a list of free places; with a script it is carried to them, and wherever else it fits. */
export function MoveForm({ reference, version, places }: Props) {
  const { facts, spot } = useCarry()
  const value = spot && placeValue(spot.start, spot.practitioner)
  const listed = places.find((place) => place.value === value)
  const fits = facts !== null && findSpot(facts, spot)?.place?.[2] === fitsWord
  return (
    <ActForm action={move} hidden={{ reference }} className="move-form">
      <VersionSeen version={version} />
      {value && !listed && fits && <input type="hidden" name="place" value={value} />}
      {facts && <Destination facts={facts} spot={spot} listed={listed} />}
      {places.length === 0 ? <p className="nothing">{panel.noPlaces}</p> : <Picks places={places} value={value} />}
      {(places.length > 0 || fits) && (
        <Press className="act main" aria-keyshortcuts="Enter"><Icon name="tick" /><span>{panel.moveHere}</span> <Key>Enter</Key></Press>
      )}
    </ActForm>
  )
}

/** The version that was there when it was picked up. Being refused, one has been told what it is now. */
function VersionSeen({ version }: { version: number }) {
  const { state } = useForm()
  const [seen, setSeen] = useState({ turn: state.turn, version })
  if (state.turn !== seen.turn) setSeen({ turn: state.turn, version })
  return <input type="hidden" name="version" value={seen.version} />
}

function Destination({ facts, spot, listed }: { facts: CarryFacts; spot: Spot | null; listed: Place | undefined }) {
  const found = findSpot(facts, spot)
  const place = found?.place
  if (place?.[2] === hereWord || (!found && !listed)) return null
  const [clock, who, day] = place ? [clockAt(facts, place[1]), found?.column.name, facts.day] : [listed?.clock ?? '', listed?.who ?? found?.column.name, listed?.day ?? '']
  const fits = listed !== undefined || place?.[2] === fitsWord
  const why = place ? facts.words[place[2]] : found?.column.cannot ?? found?.column.head
  return (
    <>
      <dl className="fromto to"><div><dt>{words.to}</dt><dd><b>{[day, clock].filter(Boolean).join(' ')}</b><br />{who}</dd></div></dl>
      <p className={fits ? 'verdict' : 'verdict no'}>
        <Icon name={fits ? 'tick' : 'cross'} /><span><b>{fits ? words.itFits : words.itDoesnt}</b> {fits ? listed?.note : why}</span>
      </p>
    </>
  )
}

function Picks({ places, value }: { places: Place[]; value: string | null }) {
  const { choose } = useCarry()
  const { state } = useForm()
  const wrong = state.wrong['place']
  return (
    <fieldset className="picks">
      <legend>{panel.pickPlace}</legend>
      {wrong && <p className="error">{wrong}</p>}
      {places.map((place, i) => (
        <div className="pick" key={place.value}>
          <input
            type="radio" name="place" id={`place-${place.value}`} value={place.value} checked={(value ?? state.typed['place']) === place.value}
            onChange={() => choose(spotOf(place.value))} aria-keyshortcuts={String(i + 1)}
          />
          <label htmlFor={`place-${place.value}`}>
            <span className="at"><b>{place.clock}</b><small>{place.day}</small></span>
            <span>{place.who}{place.note && <small>{place.note}</small>}</span><kbd aria-hidden="true">{i + 1}</kbd>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
