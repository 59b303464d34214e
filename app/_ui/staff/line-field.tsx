'use client'

import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { useForm } from './act-form'
import { Key } from './marks'

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  name: string
  label: ReactNode
  shortcut?: string
  hint?: string
}

/** A label over a line to write on. Refused, it says what to do and holds what was typed. */
export function LineField({ name, label, shortcut, hint, defaultValue, ...input }: Props) {
  const id = useId()
  const { state } = useForm()
  const wrong = state.wrong[name]
  const told = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{label} {shortcut && <Key>{shortcut}</Key>}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <input
        id={id} name={name} defaultValue={state.typed[name] ?? defaultValue} aria-keyshortcuts={shortcut}
        aria-invalid={wrong ? true : undefined} aria-describedby={told || undefined} {...input}
      />
    </div>
  )
}
