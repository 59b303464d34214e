'use client'

import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { spotPressed, spotUnder } from './geometry'
import { followPointer, type Point, type Taken } from './hand'
import type { CarryFacts, Spot } from './facts'

interface Options {
  desk: RefObject<HTMLDivElement | null>
  card: RefObject<HTMLDivElement | null>
  facts: CarryFacts | null
  onSpot: (spot: Spot | null) => void
  /** Asks the page where this fits. */
  show: (carry: string) => void
}

type Phase = 'empty' | 'carried' | 'dropped' | 'put back'

export interface Hand {
  taken: Taken | null
  phase: Phase
  press: (event: PointerEvent<HTMLDivElement>) => void
  click: (event: MouseEvent<HTMLDivElement>) => void
  /** The place under the card, by the page as it is now. */
  spotNow: () => Spot | null
  putBack: () => void
  close: () => void
}

const sheetOf = (desk: HTMLElement | null): HTMLElement | null => desk?.querySelector<HTMLElement>('.sheet') ?? null

/** While the list moves something: the place of the day that was pressed by a pointer. */
function placePressed(event: MouseEvent, sheet: HTMLElement | null, facts: CarryFacts | null): Spot | null {
  const onDay = event.target instanceof Element && event.target.closest('.cell:not(.booked)') !== null
  return facts?.listed && sheet && onDay && event.detail > 0 ? spotPressed(sheet, facts, { x: event.clientX, y: event.clientY }) : null
}

/** The card where the hand is: as large as it was, held where it was taken. */
function holdAt(card: HTMLElement | null, { grabX, grabY, width, height }: Taken, at: Point): void {
  const lengths = { '--x': at.x - grabX, '--y': at.y - grabY, '--w': width, '--h': height }
  for (const [name, length] of Object.entries(lengths)) card?.style.setProperty(name, `${length}px`)
}

/** What a pointer has in hand. The card follows it without the page being drawn anew; only another place is. */
export function useHand({ desk, card, facts, onSpot, show }: Options): Hand {
  const [taken, setTaken] = useState<Taken | null>(null)
  const [phase, setPhase] = useState<Phase>('empty')
  const at = useRef<Point>({ x: 0, y: 0 })
  const latest = useRef({ facts, taken })
  const last = useRef('')
  const letGo = useRef<() => void>(() => undefined)
  const justCarried = useRef(false)

  const spotNow = (): Spot | null => {
    const [sheet, now] = [sheetOf(desk.current), latest.current]
    if (!sheet || !now.taken || now.facts?.reference !== now.taken.reference) return null
    return spotUnder(sheet, now.facts, at.current, at.current.y - now.taken.grabY)
  }
  const place = () => {
    const held = latest.current.taken
    if (!held) return
    holdAt(card.current, held, at.current)
    const spot = spotNow()
    const key = `${spot?.practitioner} ${spot?.start}`
    if (key === last.current) return
    last.current = key
    onSpot(spot)
  }
  useEffect(() => {
    latest.current = { facts, taken }
    if (phase === 'carried') place()
  })
  useEffect(() => () => letGo.current(), [])

  const press = (event: PointerEvent<HTMLDivElement>) => {
    justCarried.current = false
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('.appt[data-move]') : null
    const sheet = sheetOf(desk.current)
    if (!link || !sheet || phase !== 'empty' || event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey) return
    letGo.current = followPointer(event.nativeEvent, link, sheet, {
      lift: (held, from) => {
        at.current = from
        last.current = ''
        justCarried.current = true
        onSpot(null)
        setTaken(held)
        setPhase('carried')
        // Asked for also where the page seems to know: it may be about to let go of what was carried before.
        if (latest.current.facts?.reference !== held.reference || !latest.current.facts.listed) show(held.reference)
      },
      carry: (to) => {
        at.current = to
        place()
      },
      drop: () => setPhase('dropped'),
      putBack: () => setPhase('put back'),
    })
  }
  // The press that ends a carry is no press on what lies under it. While the list moves something, a press picks a place.
  const click = (event: MouseEvent<HTMLDivElement>) => {
    const picked = placePressed(event, sheetOf(desk.current), facts)
    if (!justCarried.current && !picked) return
    if (!justCarried.current) onSpot(picked)
    justCarried.current = false
    event.preventDefault()
    event.stopPropagation()
  }
  const putBack = () => {
    letGo.current()
    setPhase('put back')
  }
  const close = () => {
    letGo.current()
    setTaken(null)
    setPhase('empty')
  }
  return { taken, phase, press, click, spotNow, putBack, close }
}
