'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, type SubmitEvent, useTransition } from 'react'

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

/** A form whose answer is another address: plain without a script; with one the page stays where it is and only changes. */
export function GoForm({ to, keep, className, label, auto = false, children }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const go = (form: HTMLFormElement, submitter: HTMLElement | null) => {
    const address = addressOf(to, new FormData(form, submitter)) as Route
    start(() => router.replace(address, { scroll: false }))
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    go(event.currentTarget, event.nativeEvent.submitter)
  }
  return (
    <form
      action={to} method="get" onSubmit={submit} className={className} aria-label={label} aria-busy={pending}
      onChange={auto ? (event) => go(event.currentTarget, null) : undefined}
    >
      {Object.entries(keep).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </form>
  )
}
