'use client'

import { useState } from 'react'
import { type Caller, CallerSearch } from '@/app/reception/diary/caller-search'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { booking } from '@/lib/copy/staff/diary'
import { join as words, wait as waitWords } from '@/lib/copy/staff/waiting'
import { join } from './actions'
import { SelectField, Tick, Ticks } from './fields'
import type { WishChoices } from './wish-choices'

interface First {
  practitioner?: string | undefined
  from?: string | undefined
  until?: string | undefined
  urgent?: boolean
  note?: string | undefined
}

/** With whom, where, when, how urgent. */
const WishFields = ({ choices, first = {} }: { choices: WishChoices; first?: First }) => (
  <>
    <SelectField name="practitioner" label={words.practitioner} choices={choices.people} first={first.practitioner} none={words.anyone} />
    {choices.clinics.length > 1 && <Ticks legend={words.clinics} boxes={choices.clinics} wrong="clinics" />}
    {choices.clinics.length === 1 && <input type="hidden" name={choices.clinics[0]?.name} value="on" />}
    <Ticks legend={words.weekdays} hint={words.none} boxes={choices.weekdays} />
    <Ticks legend={words.parts} hint={words.none} boxes={choices.parts} />
    <div className="wl-dates">
      <LineField name="from" label={words.from} type="date" {...(first.from && { defaultValue: first.from })} />
      <LineField name="until" label={words.until} type="date" hint={words.untilHint} {...(first.until && { defaultValue: first.until })} />
    </div>
    <LineField name="note" label={words.note} maxLength={2000} autoComplete="off" {...(first.note && { defaultValue: first.note })} />
    <Tick name="urgent" word={words.urgent} first={first.urgent ?? false} />
  </>
)

/** A new place on the list. With a script the caller is found while their name is typed; without one the fields do the same. */
export function JoinForm({ clinic, choices }: { clinic: string; choices: WishChoices }) {
  const [caller, setCaller] = useState<Caller>(null)
  const known = caller && 'id' in caller ? caller : null
  const name = caller && 'name' in caller ? caller.name : undefined
  return (
    <ActForm action={join} hidden={{ clinic, ...(known && { patient: known.id }) }} className="caller wl-join">
      <CallerSearch onChoose={setCaller} chosen={caller} />
      {known ? <div className="chosen"><h3>{known.name}</h3><p className="num">{known.phone}</p></div> : (
        <fieldset className="new-patient" key={name}>
          <legend>{booking.newPatient}</legend>
          <LineField name="name" label={booking.name} autoComplete="off" {...(name && { defaultValue: name })} />
          <LineField name="phone" label={booking.phone} type="tel" autoComplete="off" />
          <LineField name="dateOfBirth" label={booking.born} type="date" />
        </fieldset>
      )}
      <SelectField name="service" label={words.service} choices={choices.services} none={words.choose} />
      <WishFields choices={choices} />
      <Press className="act main" aria-keyshortcuts="Control+Enter">{words.submit} <Key>Ctrl Enter</Key></Press>
    </ActForm>
  )
}

interface ChangeProps {
  clinic: string
  wait: string
  patient: string
  service: string
  choices: WishChoices
  first: First
}

/** What somebody on the list would take, changed; their place stays. */
export const ChangeForm = ({ clinic, wait, patient, service, choices, first }: ChangeProps) => (
  <ActForm action={join} hidden={{ clinic, wait, patient, service }} className="caller wl-join">
    <WishFields choices={choices} first={first} />
    <Press className="act main">{waitWords.save}</Press>
  </ActForm>
)
