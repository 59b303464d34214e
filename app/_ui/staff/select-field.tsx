'use client'

import { useId, type ReactNode } from 'react'
import { useForm } from './act-form'

interface Props {
  name: string
  label: ReactNode
  choices: { value: string; word: string }[]
  first: string | undefined
}

/** A label over one of a list. Refused, it says what to do and holds what was chosen. */
export function SelectField({ name, label, choices, first }: Props) {
  const id = useId()
  const { state } = useForm()
  const wrong = state.wrong[name]
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{label}</label>
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <select id={id} name={name} defaultValue={state.typed[name] ?? first} key={state.turn} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-wrong` : undefined}>
        {choices.map(({ value, word }) => <option key={value} value={value}>{word}</option>)}
      </select>
    </div>
  )
}
