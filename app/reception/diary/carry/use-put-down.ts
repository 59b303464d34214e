'use client'

import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { untouched } from '@/app/_ui/staff/form-state'
import { keptForm } from '@/app/_ui/staff/kept-form'
import { move as words } from '@/lib/copy/staff/move'
import { move } from '../actions'
import { findSpot, fitsWord, hereWord, placeValue, type CarryFacts, type Spot } from './facts'
import { sayPlace } from './step'
import { reached } from './reached'
import type { Hand } from './use-hand'

interface Options {
  hand: Hand
  facts: CarryFacts | null
  /** Why the move that the address names can't be made any more. */
  lost: string | null
  spot: Spot | null
  onSpot: (spot: Spot | null) => void
  say: (text: string, loud?: boolean) => void
  close: () => void
}

function formFor({ reference, version, listed }: { reference: string; version: string; listed: boolean }, at: Spot): FormData {
  const data = new FormData()
  const back = new URLSearchParams(location.search)
  back.delete('carry')
  const fields = { reference, version, place: placeValue(at.start, at.practitioner), ...(!listed && { back: `${location.pathname}?${back.toString()}` }) }
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const patienceMs = 8_000

/** The action; a line that is dead is a refusal with words, and no end of the page. */
const moveOrSay = keptForm(reached(move))

/**
 * What becomes of what was in the hand: put down where it fits it is moved, by the action that the list uses too and from the
 * version that was on the screen; anywhere else it goes back, and it is said why. It may be put down before the page has said
 * where it fits. Answers whether the answer is on its way.
 */
export function usePutDown({ hand, facts, lost, spot, onSpot, say, close }: Options): boolean {
  const [state, run, pending] = useActionState(moveOrSay, untouched)
  const { taken, phase } = hand
  const settled = useRef(false)
  const wasPending = useRef(false)
  const told = useRef<string | null>(null)

  const settle = () => {
    if (!taken || !facts) return
    const at = hand.spotNow() ?? spot
    const word = findSpot(facts, at)?.place?.[2]
    if (at && word === fitsWord) {
      onSpot(at)
      say('')
      startTransition(() => run(formFor({ ...taken, listed: facts.listed }, at)))
      return
    }
    if (word !== hereWord) say(words.stays(taken.name, sayPlace(facts, at)), true)
    close()
  }
  useEffect(() => {
    if (phase !== 'dropped') settled.current = false
    else if (facts && !settled.current) {
      settled.current = true
      settle()
    }
  })
  const waiting = phase === 'dropped' && facts === null
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    const timer = waiting ? setTimeout(() => setLate(true), patienceMs) : undefined
    return () => clearTimeout(timer)
  }, [waiting])
  useEffect(() => {
    if (!late || !waiting) return
    say(words.stays(taken?.name ?? '', words.noAnswer), true)
    close()
  })
  useEffect(() => {
    if (phase !== 'put back') return
    say(words.putBack(taken?.name ?? ''))
    close()
  })
  useEffect(() => {
    if (wasPending.current && !pending) {
      if (state.error) say(words.stays(taken?.name ?? '', state.error), true)
      close()
    }
    wasPending.current = pending
  })
  useEffect(() => {
    if (lost && told.current !== lost) {
      say(lost, true)
      if (taken && !pending) close()
    }
    told.current = lost
  })
  return pending || phase === 'dropped'
}
