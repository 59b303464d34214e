import { randomInt } from 'node:crypto'
import { makeReference } from '@/lib/core/reference'

/** A reference by the system's random source. */
export const newReference = (): string => makeReference((n) => randomInt(n))
