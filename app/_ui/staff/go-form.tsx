'use client'

import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react'
import { useGoing } from './go-scope'

interface Props {
  /** Where it leads. */
  to: string
  /** What the address says beside what is pressed. */
  keep: Record<string, string>
  className?: string
  label?: string
  /** A change of a field is enough. */
  auto?: boolean
  children: ReactNode
}

/** The address that a form's fields make; a button named `press` changes one thing, 'part=morning', or takes it away. */
function addressOf(to: string, data: FormData): string {
  const query = new URLSearchParams()
  for (const [name, value] of data) if (typeof value === 'string' && value !== '' && name !== 'press') query.set(name, value)
  const press = data.get('press')
  const [, name = '', value = ''] = typeof press === 'string' ? /^(\w+)=(.*)$/.exec(press) ?? [] : []
  if (name) query.delete(name)
  if (name && value) query.set(name, value)
  return `${to}?${query.toString()}`
}

/**
 * A form whose answer is another address: plain without a script; with one the page stays where it is and only changes. While a
 * change is on its way, the form that made it may change its mind; a press waits for what it will be pressed on.
 */
export function GoForm({ to, keep, className, label, auto = false, children }: Props) {
  const { pending, go, later } = useGoing()
  const isOwn = useRef(false)
  const change = (form: HTMLFormElement) => {
    if (pending && !isOwn.current) { later(form, null); return; }
    isOwn.current = true
    go(addressOf(to, new FormData(form)))
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { currentTarget: form, nativeEvent: { submitter } } = event
    if (auto && submitter === null) { change(form); return; }
    if (pending) { later(form, submitter); return; }
    go(addressOf(to, new FormData(form, submitter)))
  }
  useEffect(() => { if (!pending) isOwn.current = false }, [pending])
  return (
    <form
      action={to} method="get" onSubmit={submit} className={className} aria-label={label} aria-busy={pending}
      onChange={auto ? (event) => change(event.currentTarget) : undefined}
    >
      {Object.entries(keep).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </form>
  )
}
