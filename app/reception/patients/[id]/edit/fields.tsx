'use client'

import { useId } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { ChoiceList } from '@/app/_ui/staff/choice-list'
import { LineField } from '@/app/_ui/staff/line-field'
import { edit as words, fieldNames, flagNames, ringingWords, tellWords } from '@/lib/copy/staff/patients'
import { patientFlags, ringings, tellWays, type PatientDetails } from '@/lib/core/patient-view'
import type { Said } from '../../field-words'

/** The fields of a record, as it was when the form was opened, or as they were typed. */
export function Fields({ details, said }: { details: PatientDetails; said: Said }) {
  const { state } = useForm()
  const phone = (name: 'phone' | 'otherPhone' | 'carerPhone') => details[name] === null ? '' : said[name]
  const line = (name: string, value: string) => ({ name, defaultValue: state.typed[name] ?? value, autoComplete: 'off' })
  return (
    <div className="edit-fields">
      <fieldset>
        <legend>{words.person}</legend>
        <LineField {...line('name', details.name)} label={fieldNames.name} maxLength={200} />
        <LineField {...line('dateOfBirth', details.dateOfBirth ?? '')} label={fieldNames.dateOfBirth} type="date" />
        <LineField {...line('phone', phone('phone'))} label={fieldNames.phone} type="tel" />
        <LineField {...line('otherPhone', phone('otherPhone'))} label={fieldNames.otherPhone} type="tel" />
        <LineField {...line('email', details.email ?? '')} label={fieldNames.email} type="email" />
      </fieldset>
      <fieldset>
        <legend>{words.carer}</legend>
        <p className="hint">{words.carerHint}</p>
        <LineField {...line('carerName', details.carerName ?? '')} label={words.carerName} maxLength={200} />
        <LineField {...line('carerPhone', phone('carerPhone'))} label={words.carerPhone} type="tel" />
      </fieldset>
      <Flags details={details} />
      <ChoiceList
        legend={words.ringing} name="ringing" first={details.ringing}
        choices={ringings.map((value) => ({ value, word: ringingWords[value] }))}
      />
      <ChoiceList
        legend={words.tellBy} name="tellBy" first={details.tellBy}
        choices={tellWays.map((value) => ({ value, word: tellWords[value] }))}
      />
      <Note note={details.note} />
    </div>
  )
}

function Flags({ details }: { details: PatientDetails }) {
  const { state } = useForm()
  const typed = state.turn > 0 && state.typed['name'] !== undefined
  return (
    <fieldset className="flag-ticks">
      <legend>{words.flags}</legend>
      {patientFlags.map((flag) => (
        <label key={flag}>
          <input
            type="checkbox" name={flag} defaultChecked={typed ? state.typed[flag] === 'on' : details.flags.includes(flag)}
          />{' '}
          {flagNames[flag]}
        </label>
      ))}
    </fieldset>
  )
}

function Note({ note }: { note: string | null }) {
  const id = useId()
  const { state } = useForm()
  const wrong = state.wrong['note']
  return (
    <div className={wrong ? 'line-field note-field wrong' : 'line-field note-field'}>
      <label htmlFor={id}>{words.note}</label>
      <p className="hint" id={`${id}-hint`}>{words.noteHint}</p>
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <textarea
        id={id} name="note" rows={5} maxLength={2000} defaultValue={state.typed['note'] ?? note ?? ''}
        aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-hint ${id}-wrong` : `${id}-hint`}
      />
    </div>
  )
}
