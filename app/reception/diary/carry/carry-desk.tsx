'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, type SubmitEvent, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { CarryContext } from './context'
import { Card } from './carried'
import type { CarryFacts, Spot } from './facts'
import { Says, type Said, type UndoLine } from './says'
import { useCarryKeys } from './use-carry-keys'
import { useHand } from './use-hand'
import { usePutDown } from './use-put-down'

interface Props {
  /** The move that the address names, if it can be made. */
  facts: CarryFacts | null
  /** Why the move that the address names can't be made any more. */
  lost: string | null
  /** The reader's own last move, while it can be undone. */
  undo: UndoLine | null
  children: ReactNode
}

/** The address of this page with another thing carried, or with nothing. */
function addressWith(carry: string | null): Route {
  const query = new URLSearchParams(location.search)
  if (carry) query.set('carry', carry)
  else query.delete('carry')
  return `${location.pathname}?${query.toString()}` as Route
}

/** Once it is there, what was moved by keys has the focus: it was taken away under it. Answers what hears of the move. */
function useLanding(facts: CarryFacts | null): (event: SubmitEvent<HTMLElement>) => void {
  const put = useRef<string | null>(null)
  useEffect(() => {
    if (facts || !put.current) return
    const card = document.querySelector<HTMLElement>(`[role="grid"] .appt[data-ref="${CSS.escape(put.current)}"]`)
    put.current = null
    if (!document.activeElement?.closest('.panel, input, textarea')) card?.focus({ preventScroll: true })
  })
  return (event) => {
    if (facts && event.target instanceof HTMLFormElement && event.target.matches('.move-form')) put.current = facts.reference
  }
}

/**
 * Carries appointments about the day: by pointer or by keys. Where something fits comes with the page, which is read again at
 * every change; what is carried, and from which version, stays here meanwhile.
 */
export function CarryDesk({ facts, lost, undo, children }: Props) {
  const router = useRouter()
  const desk = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const [said, setSaid] = useState<Said>({ turn: 0, text: '', loud: false })
  const say = (text: string, loud = false) => setSaid(({ turn }) => ({ turn: turn + 1, text, loud }))
  const show = (carry: string | null) => startTransition(() => router.replace(addressWith(carry), { scroll: false }))

  const hand = useHand({ desk, card, facts, onSpot: setSpot, show })
  const { taken } = hand
  const carried = facts && taken?.reference === facts.reference ? facts : null
  const close = () => {
    hand.close()
    setSpot(null)
    if (new URLSearchParams(location.search).has('carry')) show(null)
  }
  const busy = usePutDown({ hand, facts: carried, lost, spot, onSpot: setSpot, say, close })
  useCarryKeys({ facts: facts?.listed && !taken ? facts : null, spot, inHand: taken !== null, onSpot: setSpot, say, putBack: hand.putBack })
  const heardOfPut = useLanding(facts)

  const carrying = useMemo(() => ({ facts, spot, inHand: taken !== null, busy, choose: setSpot }), [facts, spot, taken, busy])
  return (
    <CarryContext value={carrying}>
      <div ref={desk} className={taken ? 'carry-desk has-hand' : 'carry-desk'} onPointerDown={hand.press} onClickCapture={hand.click} onSubmitCapture={heardOfPut}>
        <Says undo={undo} said={said} say={say} />
        {children}
      </div>
      {taken && (
        <div ref={card} className={`in-hand appt ${taken.look}${busy ? ' busy' : ''}`} aria-hidden="true">
          <Card facts={carried} spot={spot} busy={busy} name={taken.name} service={taken.service} />
        </div>
      )}
    </CarryContext>
  )
}
