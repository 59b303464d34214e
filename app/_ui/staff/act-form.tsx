'use client'

import { createContext, startTransition, useActionState, useContext, useEffect, useRef } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import { type FormAction, type FormState, untouched } from './form-state'
import { keptForm } from './kept-form'

export interface Standing {
  state: FormState
  pending: boolean
}

export const FormStanding = createContext<Standing>({ state: untouched, pending: false })
export const useForm = (): Standing => useContext(FormStanding)

interface Props {
  action: FormAction
  children: ReactNode
  className?: string
  label?: string
  /** Sent along, unseen. */
  hidden?: Record<string, string | number>
}

/**
 * A form that posts without a script and, with one, keeps what was typed when it is refused (React would empty it).
 * A second press while the first is on its way does nothing.
 */
export function ActForm({ action, children, className, label, hidden = {} }: Props) {
  const [state, run, pending] = useActionState(keptForm(action), untouched)
  const alert = useRef<HTMLParagraphElement>(null)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => run(data))
  }
  useEffect(() => {
    if (state.error) alert.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  return (
    <form action={run} onSubmit={submit} className={className} aria-label={label} aria-busy={pending} noValidate>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {state.error && <p className="refused" role="alert" key={state.turn} ref={alert}>{state.error}</p>}
      <FormStanding value={{ state, pending }}>{children}</FormStanding>
    </form>
  )
}
