'use client'

import { useForm } from '@/app/_ui/staff/act-form'
import type { Place } from './nearest-places'

interface Props {
  legend: string
  name: string
  places: Place[]
  /** Whether the numbers 1 to 9 pick them. */
  keyed: boolean
}

/** Free places to choose one from. */
export function Places({ legend, name, places, keyed }: Props) {
  const { state } = useForm()
  const wrong = state.wrong[name]
  return (
    <fieldset className="picks">
      <legend>{legend}</legend>
      {wrong && <p className="error">{wrong}</p>}
      {places.map(({ value, clock, day, who, note }, i) => (
        <div className="pick" key={value}>
          <input
            type="radio" name={name} id={`place-${value}`} value={value} defaultChecked={state.typed[name] === value}
            aria-keyshortcuts={keyed ? String(i + 1) : undefined}
          />
          <label htmlFor={`place-${value}`}>
            <span className="at"><b>{clock}</b><small>{day}</small></span><span>{who}{note && <small>{note}</small>}</span>{keyed && <kbd aria-hidden="true">{i + 1}</kbd>}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
