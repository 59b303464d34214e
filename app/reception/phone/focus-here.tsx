'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** What comes next has the focus: Enter goes on. */
export function FocusHere({ children }: { children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('a, button')?.focus(), [])
  return <span ref={box} className="focus-here">{children}</span>
}
