'use client'

import { useEffect, useRef, useState } from 'react'
import { ActForm } from '@/app/_ui/staff/act-form'
import { ChoiceList } from '@/app/_ui/staff/choice-list'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { booking as words } from '@/lib/copy/staff/diary'
import { book, type FoundPatient } from './actions'
import { type Caller, CallerSearch } from './caller-search'

interface Props {
  clinic: string
  practitioner: string
  start: number
  services: { value: string; word: string; note: string; disabled: boolean }[]
  readBack: { when: string; who: string; place: string }
}

/**
 * Who, what for, booked. With a script the caller is found while their name is typed; without one the fields of a new
 * patient do the same work. What is typed stays when the time goes to somebody else meanwhile, and for another time that is pressed then.
 */
export function CallerForm({ clinic, practitioner, start, services, readBack }: Props) {
  const [caller, setCaller] = useState<Caller>(null)
  const box = useRef<HTMLDivElement>(null)
  const isNew = caller !== null && !('id' in caller)
  const fitting = services.filter(({ disabled }) => !disabled)
  const known = caller && 'id' in caller ? caller : null
  const [begun, setBegun] = useState(fitting.length > 0)
  if (!begun && fitting.length > 0) setBegun(true)
  useEffect(() => {
    // The next question: what for, or the name of someone new.
    if (caller) box.current?.querySelector<HTMLElement>('id' in caller ? '[name="service"]:enabled' : '[name="name"]')?.focus()
  }, [caller])
  if (!begun) return <p className="nothing">{words.none}</p>
  return (
    <div ref={box}>
      {fitting.length === 0 && <p className="refused" role="alert">{words.gone}</p>}
      <ActForm action={book} hidden={{ clinic, practitioner, start, ...(known && { patient: known.id }) }} className="caller">
        <CallerSearch onChoose={setCaller} chosen={caller} />
        {known ? <Known caller={known} /> : <NewPatient key={caller?.name} name={caller?.name} />}
        <ChoiceList legend={words.service} name="service" choices={services} first={fitting.length === 1 ? fitting[0]?.value : undefined} />
        <LineField name="reason" label={words.reason} maxLength={2000} autoComplete="off" />
        <LineField name="note" label={words.note} maxLength={2000} autoComplete="off" />
        <p className="ticks">
          <label><input type="checkbox" name="firstVisit" defaultChecked={isNew} key={String(isNew)} /> {words.first}</label>
          <label><input type="checkbox" name="pregnant" /> {words.pregnant}</label>
        </p>
        <div className="read-back">
          <h3>{words.readBack}</h3>
          <blockquote>“{words.said(readBack.when, readBack.who, readBack.place)}”</blockquote>
        </div>
        <Press className="act main" aria-keyshortcuts="Control+Enter">{words.book} <Key>Ctrl Enter</Key></Press>
      </ActForm>
    </div>
  )
}

const Known = ({ caller }: { caller: FoundPatient }) => (
  <div className="chosen"><h3>{caller.name}</h3><p className="num">{caller.phone}</p>{caller.born && <p>{words.askBorn(caller.born)}</p>}</div>
)

function NewPatient({ name }: { name: string | undefined }) {
  return (
    <fieldset className="new-patient">
      <legend>{words.newPatient}</legend>
      <LineField name="name" label={words.name} autoComplete="off" {...(name && { defaultValue: name })} />
      <LineField name="phone" label={words.phone} type="tel" autoComplete="off" />
      <LineField name="dateOfBirth" label={words.born} type="date" />
      <LineField name="email" label={words.email} type="email" autoComplete="off" />
    </fieldset>
  )
}
