'use client'

import { useForm } from './act-form'

interface Props {
  legend: string
  name: string
  choices: { value: string; word: string; note?: string; disabled?: boolean }[]
  /** Whether the numbers 1 to 9 pick them. */
  keyed?: boolean
  first?: string
}

/** One of a list. */
export function ChoiceList({ legend, name, choices, keyed = false, first }: Props) {
  const { state } = useForm()
  const wrong = state.wrong[name]
  return (
    <fieldset className="pickone" aria-invalid={wrong ? true : undefined}>
      <legend>{legend}</legend>
      {wrong && <p className="error">{wrong}</p>}
      {choices.map(({ value, word, note, disabled }, i) => (
        <div key={value}>
          <input
            type="radio" name={name} id={`${name}-${value}`} value={value} disabled={disabled}
            defaultChecked={(state.typed[name] ?? first) === value} aria-keyshortcuts={keyed && i < 9 ? String(i + 1) : undefined}
          />
          <label htmlFor={`${name}-${value}`}>
            <span>{word}{note && <small>{note}</small>}</span>{keyed && i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
