'use client'

import type { KeyboardEvent, ReactNode } from 'react'

/** Enter goes to the next field instead of booking at once: nothing is booked before it was read back. */
export function NextOnEnter({ children, className }: { children: ReactNode; className?: string }) {
  const next = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select')]
    const after = fields[fields.indexOf(event.target) + 1] ?? document.querySelector<HTMLElement>('[data-key-focus][aria-keyshortcuts~="F3"]')
    after?.focus()
  }
  return <div className={className} onKeyDown={next}>{children}</div>
}
