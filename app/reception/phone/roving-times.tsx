'use client'

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

/** Near enough in height to be in one row of times. */
const sameRow = 8

/**
 * One tab stop for all free times: arrows go about them as they stand, F4 comes back to where one was. Without a script every time is
 * a stop of its own.
 */
export function RovingTimes({ turn, children }: { turn: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<string | null>(null)
  const shown = useRef<string | null>(null)
  const all = (): HTMLButtonElement[] => [...(box.current?.querySelectorAll<HTMLButtonElement>('[data-time]') ?? [])]
  const rove = (to: HTMLElement | undefined) => {
    for (const one of all()) {
      one.tabIndex = one === to ? 0 : -1
      one.toggleAttribute('data-key-focus', one === to)
      if (one === to) one.setAttribute('aria-keyshortcuts', 'F4')
      else one.removeAttribute('aria-keyshortcuts')
    }
  }
  // Before anybody sees them: a time that is seen answers to F4.
  useLayoutEffect(() => {
    const times = all()
    const stop = times.find((one) => one.value === last.current) ?? times.find((one) => one.classList.contains('is-on')) ?? times[0]
    rove(stop)
    // Somebody was chosen, or what it is for: the next question is when.
    if (stop && shown.current !== turn && turn !== '') stop.focus({ preventScroll: true })
    shown.current = turn
  })
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = event.target instanceof HTMLButtonElement && event.target.matches('[data-time]') ? event.target : null
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return
    const times = all()
    const i = times.indexOf(from)
    const here = from.getBoundingClientRect()
    const nearest = (rows: HTMLButtonElement[], down: boolean): HTMLButtonElement | undefined => {
      const tops = rows.map((one) => one.getBoundingClientRect().top)
      const top = down ? Math.min(...tops) : Math.max(...tops)
      const row = rows.filter((one) => Math.abs(one.getBoundingClientRect().top - top) < sameRow)
      return row.sort((a, b) => Math.abs(a.getBoundingClientRect().left - here.left) - Math.abs(b.getBoundingClientRect().left - here.left))[0]
    }
    const to = ({
      ArrowRight: () => times[i + 1], ArrowLeft: () => times[i - 1], Home: () => times[0], End: () => times.at(-1),
      ArrowDown: () => nearest(times.filter((one) => one.getBoundingClientRect().top > here.top + sameRow), true),
      ArrowUp: () => nearest(times.filter((one) => one.getBoundingClientRect().top < here.top - sameRow), false),
    } as Record<string, (() => HTMLButtonElement | undefined) | undefined>)[event.key]?.()
    if (!to) return
    event.preventDefault()
    last.current = to.value
    rove(to)
    to.focus()
    to.scrollIntoView({ block: 'nearest' })
  }
  const focused = (target: EventTarget) => {
    if (target instanceof HTMLButtonElement && target.matches('[data-time]')) last.current = target.value
  }
  return (
    <div ref={box} onKeyDown={step} onFocus={({ target }) => focused(target)}>
      {children}
    </div>
  )
}
