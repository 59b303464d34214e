'use client'

import { startTransition, useActionState, useContext, useEffect, useRef, createContext } from 'react'
import type { ReactNode, SubmitEvent } from 'react'
import { FormStanding, useForm } from './act-form'
import { type FormAction, untouched } from './form-state'
import { useIsGoing } from './go-scope'
import { keptForm } from './kept-form'

const Run = createContext<((data: FormData) => void) | null>(null)

/**
 * Where the fields of one form stand all over the page: what is wrong with them is known to each. Nothing is sent while the page is
 * about to show something else than what was read.
 */
export function ActScope({ action, children }: { action: FormAction; children: ReactNode }) {
  const [state, run, isSent] = useActionState(keptForm(action), untouched)
  const isGoing = useIsGoing()
  const pending = isSent || isGoing
  return <Run value={run}><FormStanding value={{ state, pending }}>{children}</FormStanding></Run>
}

interface Props {
  /** Fields elsewhere in the scope name it by their `form`. */
  id: string
  className?: string
  hidden: Record<string, string>
  children: ReactNode
}

/** The form of the scope; posts without a script, and keeps what was typed when it is refused. */
export function ScopeForm({ id, className, hidden, children }: Props) {
  const run = useContext(Run)
  const { state, pending } = useForm()
  const alert = useRef<HTMLParagraphElement>(null)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => run?.(data))
  }
  useEffect(() => {
    if (state.error) alert.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  return (
    <form id={id} action={run ?? undefined} onSubmit={submit} className={className} aria-busy={pending} noValidate>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {state.error && <p className="refused" role="alert" key={state.turn} ref={alert}>{state.error}</p>}
      {children}
    </form>
  )
}
