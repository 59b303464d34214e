'use client'

import { createContext, useContext } from 'react'
import type { CarryFacts, Spot } from './facts'

export interface Carrying {
  facts: CarryFacts | null
  /** Where it would be put down now. */
  spot: Spot | null
  /** What is in the hand of a pointer, if anything. */
  inHand: boolean
  /** It has been put down, and the answer is on its way. */
  busy: boolean
  choose: (spot: Spot) => void
}

export const CarryContext = createContext<Carrying>({ facts: null, spot: null, inHand: false, busy: false, choose: () => undefined })
export const useCarry = (): Carrying => useContext(CarryContext)
