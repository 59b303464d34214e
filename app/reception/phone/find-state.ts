import type { Piece } from '@/lib/core/likeness'

/** One of those who were found, in pieces with what matched marked. */
export interface Hit {
  id: string
  name: Piece[]
  phone: Piece[]
  born: Piece[] | null
  told: string
}

export interface FindState {
  q: string
  /** Null before anything was looked for. */
  hits: Hit[] | null
  error: string | null
}

export const notAsked: FindState = { q: '', hits: null, error: null }
