'use client'

import { useForm } from '@/app/_ui/staff/act-form'
import { Icon, type IconName } from '@/app/_ui/staff/icon'

export interface OutcomeChoice {
  value: string
  word: string
  icon: IconName
}

interface Props {
  legend: string
  choices: OutcomeChoice[]
}

/** Seven keys for what happened: each is a radio button that its number presses. */
export function Outcomes({ legend, choices }: Props) {
  const { state } = useForm()
  const wrong = state.wrong.outcome !== undefined
  return (
    <fieldset className="outcomes" aria-invalid={wrong || undefined}>
      <legend>{legend}</legend>
      {choices.map(({ value, word, icon }, i) => (
        <div className={i === 0 ? 'outcome yes' : 'outcome'} key={value}>
          <input
            type="radio" name="outcome" id={`outcome-${value}`} value={value} aria-keyshortcuts={String(i + 1)}
            defaultChecked={state.typed.outcome === value}
          />
          <label htmlFor={`outcome-${value}`}><b aria-hidden="true">{i + 1} <Icon name={icon} /></b>{word}</label>
        </div>
      ))}
    </fieldset>
  )
}
