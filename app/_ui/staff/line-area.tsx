'use client'

import { type ReactNode, type TextareaHTMLAttributes, useId } from 'react'
import { useForm } from './act-form'

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  name: string
  label: ReactNode
  hint?: string
  first?: string
}

/** A label over several lines to write on. Refused, it says what to do and holds what was typed. */
export function LineArea({ name, label, hint, first, ...area }: Props) {
  const id = useId()
  const { state } = useForm()
  const wrong = state.wrong[name]
  const told = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <textarea
        id={id} name={name} defaultValue={state.typed[name] ?? first} aria-invalid={wrong ? true : undefined} aria-describedby={told || undefined} {...area}
      />
    </div>
  )
}
