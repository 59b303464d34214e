'use client'

import { type ReactNode, useId } from 'react'
import { useForm } from './act-form'

interface Field {
  name: string
  label: ReactNode
  /** Said to whoever can't see where the field stands, in place of the label. */
  named?: string
  hint?: string | undefined
  first?: string | undefined
}

/** What was typed, where the form came back refused; else what was there. */
function useKept(name: string, first: string | undefined) {
  const { state } = useForm()
  const wrong = state.wrong[name]
  return { wrong, value: state.typed[name] ?? (state.turn > 0 && state.error !== null ? '' : first) }
}

function Around({ id, wrong, hint, label, children, hidden }: { id: string; wrong: string | undefined; hint: string | undefined; label: ReactNode; children: ReactNode; hidden?: boolean }) {
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id} className={hidden ? 'hidden-visually' : undefined}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      {children}
    </div>
  )
}

const told = (id: string, hint: string | undefined, wrong: string | undefined): string | undefined =>
  [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined

type Kind = 'text' | 'time' | 'date' | 'email' | 'tel' | 'number' | 'password'

/** A line to write on. */
export function KeptLine({ name, label, named, hint, first, type = 'text', autoComplete = 'off', inputMode }: Field & { type?: Kind; autoComplete?: string; inputMode?: 'numeric' | 'decimal' }) {
  const id = useId()
  const { wrong, value } = useKept(name, first)
  return (
    <Around {...{ id, wrong, hint }} label={named ?? label} hidden={named !== undefined}>
      <input
        id={id} name={name} type={type} defaultValue={type === 'password' ? undefined : value} autoComplete={autoComplete} inputMode={inputMode}
        aria-invalid={wrong ? true : undefined} aria-describedby={told(id, hint, wrong)}
      />
    </Around>
  )
}

/** Several lines. */
export function KeptText({ name, label, hint, first, rows = 3 }: Field & { rows?: number }) {
  const id = useId()
  const { wrong, value } = useKept(name, first)
  return (
    <Around {...{ id, wrong, hint, label }}>
      <textarea id={id} name={name} rows={rows} defaultValue={value} aria-invalid={wrong ? true : undefined} aria-describedby={told(id, hint, wrong)} />
    </Around>
  )
}

/** One of a list. */
export function KeptPick({ name, label, hint, first, choices }: Field & { choices: readonly { value: string; word: string }[] }) {
  const id = useId()
  const { wrong, value } = useKept(name, first)
  return (
    <Around {...{ id, wrong, hint, label }}>
      <select id={id} name={name} defaultValue={value} aria-invalid={wrong ? true : undefined} aria-describedby={told(id, hint, wrong)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.word}</option>)}
      </select>
    </Around>
  )
}

/** Yes or no. */
export function KeptTick({ name, label, hint, first = false }: Omit<Field, 'first' | 'named'> & { first?: boolean }) {
  const id = useId()
  const { state } = useForm()
  const wrong = state.wrong[name]
  const isOn = state.error !== null ? state.typed[name] === 'on' : first
  return (
    <div className={wrong ? 'kept-tick wrong' : 'kept-tick'}>
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <input id={id} name={name} type="checkbox" defaultChecked={isOn} aria-invalid={wrong ? true : undefined} aria-describedby={told(id, hint, wrong)} />
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}

/** What is wrong with a group of fields that has no field of its own. */
export function GroupError({ name }: { name: string }) {
  const { state } = useForm()
  const wrong = state.wrong[name]
  return wrong ? <p className="error" role="alert">{wrong}</p> : null
}
