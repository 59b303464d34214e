'use client'

import type { ReactNode } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'

interface TickProps {
  name: string
  word: ReactNode
  /** Whether it is ticked before anybody touched the form. */
  first?: boolean
}

/** A box to tick. Refused without a script, the form comes back as it was ticked. */
export function Tick({ name, word, first = false }: TickProps) {
  const { state } = useForm()
  const ticked = state.turn === 0 ? first : state.typed[name] === 'on'
  return <label className="wl-tick"><input type="checkbox" name={name} defaultChecked={ticked} /> {word}</label>
}

interface TicksProps {
  legend: string
  hint?: string
  boxes: { name: string; word: string; first?: boolean }[]
  /** Which field of the form's answer speaks of them. */
  wrong?: string
}

export function Ticks({ legend, hint, boxes, wrong }: TicksProps) {
  const { state } = useForm()
  const said = wrong === undefined ? undefined : state.wrong[wrong]
  return (
    <fieldset className="wl-ticks" aria-invalid={said ? true : undefined}>
      <legend>{legend}{hint && <small> {hint}</small>}</legend>
      {said && <p className="error">{said}</p>}
      <div>{boxes.map((box) => <Tick key={box.name} {...box} />)}</div>
    </fieldset>
  )
}

interface SelectProps {
  name: string
  label: string
  choices: { value: string; word: string; group?: string }[]
  first?: string | undefined
  /** The choice that is none. */
  none: string
}

export function SelectField({ name, label, choices, first = '', none }: SelectProps) {
  const { state } = useForm()
  const wrong = state.wrong[name]
  const groups = [...new Set(choices.map(({ group }) => group))]
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={`wl-${name}`}>{label}</label>
      {wrong && <p className="error" id={`wl-${name}-wrong`}>{wrong}</p>}
      <select
        id={`wl-${name}`} name={name} defaultValue={state.typed[name] ?? first} aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `wl-${name}-wrong` : undefined}
      >
        <option value="">{none}</option>
        {groups.map((group) => {
          const options = choices.filter((choice) => choice.group === group).map(({ value, word }) => <option key={value} value={value}>{word}</option>)
          return group === undefined ? options : <optgroup key={group} label={group}>{options}</optgroup>
        })}
      </select>
    </div>
  )
}
