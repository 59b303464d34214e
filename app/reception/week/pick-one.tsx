'use client'

import { useId } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'

interface Props {
  name: string
  label: string
  first: string | undefined
  choices: { value: string; word: string }[]
}

/** One of a long list, folded up. Refused, it says what to do and holds what was chosen. */
export function PickOne({ name, label, first, choices }: Props) {
  const id = useId()
  const { state } = useForm()
  const wrong = state.wrong[name]
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{label}</label>
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <select id={id} name={name} defaultValue={state.typed[name] ?? first} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-wrong` : undefined}>
        {choices.map(({ value, word }) => <option key={value} value={value}>{word}</option>)}
      </select>
    </div>
  )
}
