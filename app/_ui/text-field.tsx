import type { InputHTMLAttributes, ReactNode } from 'react'
import { FieldErrorLine } from './error-summary'

type InputProps = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'spellCheck'>

interface Props extends InputProps {
  id: string
  label: string
  optional?: string
  hint?: ReactNode
  error?: string | undefined
  value: string | undefined
  width: 'w2' | 'w4' | 'w10' | 'w20'
}

/** Label, hint, error, input: in this order, which is also the order in which they are read out. */
export function TextField({ id, label, optional, hint, error, value, width, ...input }: Props) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}{optional && <> <span className="optional">{optional}</span></>}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      <FieldErrorLine id={`${id}-error`} message={error} />
      <input
        {...input} className={`input ${width}${error ? ' bad' : ''}`} id={id} name={id} defaultValue={value}
        aria-invalid={error ? true : undefined} aria-describedby={described || undefined}
      />
    </div>
  )
}
