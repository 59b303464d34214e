'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { diaryAt } from '@/app/_staff/addresses'
import { mayUseLetters } from '@/app/_ui/staff/keys'
import { move as words } from '@/lib/copy/staff/move'
import { showSpot } from './geometry'
import { findSpot, fitsAt, fitsWord, type CarryFacts, type Spot } from './facts'
import { focusedAppointment, meaningOf } from './keys'
import { sayPlace, stepFrom } from './step'

interface Options {
  /** What keys carry; null where nothing is, or a pointer has it. */
  facts: CarryFacts | null
  spot: Spot | null
  inHand: boolean
  onSpot: (spot: Spot | null) => void
  say: (text: string, loud?: boolean) => void
  putBack: () => void
}

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form.move-form')

/** The same by keyboard. Heard before anything else on the page, so that the grid and the list don't take the arrows. */
export function useCarryKeys(options: Options): void {
  const router = useRouter()
  const latest = useRef(options)
  const rowRef = useRef(0)
  const heard = useRef<(event: KeyboardEvent) => void>(() => undefined)
  useLayoutEffect(() => {
    latest.current = options
    heard.current = (event) => {
      const { facts, spot, inHand, onSpot, say, putBack } = latest.current
      const take = () => {
        event.preventDefault()
        event.stopPropagation()
      }
      if (inHand) {
        if (event.key === 'Escape') {
          take()
          putBack()
        }
        return
      }
      const focused = focusedAppointment(event)
      if (focused && mayUseLetters() && focused.dataset['ref'] !== facts?.reference) {
        take()
        const there = new URLSearchParams(focused.search)
        const at = (name: string): string => there.get(name) ?? ''
        if (focused.dataset['move'] === undefined) say(words.cantMove, true)
        else router.push(diaryAt(at('clinic'), at('day'), { open: at('open'), do: 'move' }), { scroll: false })
        return
      }
      const meaning = facts ? meaningOf(event) : null
      if (!facts || !meaning) return
      if (meaning.do === 'step') {
        take()
        const step = stepFrom(facts, spot, meaning.key, meaning.single, rowRef.current)
        if (meaning.key === 'ArrowUp' || meaning.key === 'ArrowDown') rowRef.current = findSpot(facts, step.spot)?.place?.[1] ?? rowRef.current
        onSpot(step.spot)
        say(step.said)
      } else if (meaning.do === 'pick') {
        const radio = mayUseLetters() ? form()?.querySelectorAll<HTMLInputElement>('[name="place"][type="radio"]')[meaning.n - 1] : null
        if (!radio) return
        take()
        radio.click()
      } else {
        take()
        if (form()?.querySelector('[name="place"]:checked, [name="place"][type="hidden"]')) {
          say('')
          form()?.requestSubmit()
        } else say(spot ? words.notThere(sayPlace(facts, spot)) : words.pickFirst, true)
      }
    }
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => heard.current(event)
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [])
  useTelling(options, rowRef)
}

/** What is said unasked: that it was picked up, and that a place has gone meanwhile. */
function useTelling({ facts, spot, onSpot, say }: Options, rowRef: RefObject<number>): void {
  const picked = useRef<string | undefined>(undefined)
  const fitted = useRef<CarryFacts | null>(null)
  useLayoutEffect(() => {
    if (picked.current === facts?.reference) return
    picked.current = facts?.reference
    if (!facts) return
    onSpot(null)
    rowRef.current = findSpot(facts, { practitioner: facts.practitioner, start: facts.start })?.place?.[1] ?? 0
    const times = facts.columns.reduce((sum, { places }) => sum + places.filter(([, , word]) => word === fitsWord).length, 0)
    say(words.picked(facts.name, times))
  })
  // The day was read again: what fitted may have gone.
  useLayoutEffect(() => {
    const before = fitted.current
    fitted.current = facts
    if (facts && before && facts !== before && fitsAt(before, spot) && !fitsAt(facts, spot) && findSpot(facts, spot)?.place) {
      say(sayPlace(facts, spot), true)
    }
  })
  useLayoutEffect(() => {
    if (spot) showSpot()
  }, [spot])
}
