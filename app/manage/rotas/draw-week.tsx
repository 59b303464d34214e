'use client'

import type { Route } from 'next'
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { custom } from '@/app/_ui/staff/custom-style'
import { useGoing } from '@/app/_ui/staff/go-scope'

interface Props {
  at: Route
  who: string
  /** What a new session begins with. */
  anew: Record<string, string>
  /** What the sheet shows, in minutes of the day. */
  from: number
  to: number
  dayWords: string[]
  children: ReactNode
}

interface Drag {
  weekday: number
  base: Record<string, string>
  edge: 'from' | 'to' | 'new'
  /** Where it was pressed. */
  pressed: number
  from: number
  to: number
}

const stepMinutes = 15
const clock = (wall: number): string => `${String(Math.floor(wall / 60)).padStart(2, '0')}:${String(wall % 60).padStart(2, '0')}`
const wallOf = (text: string | undefined): number => Number(text?.slice(0, 2)) * 60 + Number(text?.slice(3))

/** A time as it is pulled: an edge never passes the other one. */
function pull(drag: Drag, wall: number): Drag {
  if (drag.edge === 'from') return { ...drag, from: Math.min(wall, drag.to - stepMinutes) }
  if (drag.edge === 'to') return { ...drag, to: Math.max(wall, drag.from + stepMinutes) }
  return { ...drag, from: Math.min(drag.pressed, wall), to: Math.max(drag.pressed, wall) }
}

const closest = (target: EventTarget | null, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null

/** What is pressed: an edge of a session, or a free place of a day. */
function dragFrom(event: PointerEvent, wall: number, anew: Record<string, string>): Drag | null {
  const day = closest(event.target, '.rota-day')
  const block = closest(event.target, '.rota-block')
  if (!day) return null
  const weekday = Number(day.dataset['weekday'])
  const edge = closest(event.target, '[data-edge]')?.dataset['edge']
  if (block && (edge === 'from' || edge === 'to')) {
    const base = JSON.parse(block.dataset['base'] ?? '{}') as Record<string, string>
    return { weekday, base, edge, pressed: wall, from: wallOf(base['from']), to: wallOf(base['to']) }
  }
  // A finger that pulls a free place scrolls the page.
  return block || event.pointerType === 'touch' ? null : { weekday, base: { ...anew, weekday: String(weekday) }, edge: 'new', pressed: wall, from: wall, to: wall }
}

/** Draws on the week: what is drawn becomes a draft in the address, which the table and the effect then show. */
export function DrawWeek({ at, who, anew, from, to, dayWords, children }: Props) {
  const { pending, go } = useGoing()
  const [drag, setDrag] = useState<Drag | null>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const wallAt = (event: PointerEvent): number => {
    const grid = sheet.current?.querySelector('.rota-grid')?.getBoundingClientRect()
    if (!grid) return from
    const wall = from + ((event.clientY - grid.top) / grid.height) * (to - from)
    return Math.max(from, Math.min(to, Math.round(wall / stepMinutes) * stepMinutes))
  }
  useEffect(() => {
    if (!drag) return
    const stop = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setDrag(null)
    }
    document.addEventListener('keydown', stop, { capture: true })
    return () => document.removeEventListener('keydown', stop, { capture: true })
  }, [drag])
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || pending) return
    const begun = dragFrom(event, wallAt(event), anew)
    if (!begun) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag(begun)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (drag) setDrag(pull(drag, wallAt(event)))
  }
  const drop = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag) return
    const drawn = pull(drag, wallAt(event))
    setDrag(null)
    if (drawn.to - drawn.from < stepMinutes || (drag.edge !== 'new' && drawn.from === wallOf(drag.base['from']) && drawn.to === wallOf(drag.base['to']))) return
    const query = new URLSearchParams({ who, ...drawn.base, from: clock(drawn.from), to: clock(drawn.to) })
    go(`${at}&${query.toString()}` as Route)
  }
  const hour = (wall: number): number => (wall - from) / 60
  return (
    <div className="rota-draw" ref={sheet} onPointerDown={press} onPointerMove={move} onPointerUp={drop} onPointerCancel={() => setDrag(null)} aria-busy={pending}>
      {children}
      {drag && (
        <div className="rota-ghost" aria-hidden="true" style={custom({ '--c': drag.weekday, '--from': hour(drag.from), '--to': hour(drag.to) })}>
          <b>{dayWords[drag.weekday - 1]} {clock(drag.from)} – {clock(drag.to)}</b>
        </div>
      )}
    </div>
  )
}
