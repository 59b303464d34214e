'use client'

import { useEffect, useRef, useState } from 'react'
import { find } from './actions'
import { type FindState, notAsked } from './find-state'

const pause = 120
const leastCharacters = 2

export interface Callers {
  found: FindState
  /** What is shown is the answer to what stands in the field. */
  isCurrent: boolean
  failed: boolean
  /** Looks at once, without waiting for the next letter. */
  now: () => void
}

/** Those who are found by what is typed: asked a moment after the last letter, and an old answer never covers a newer one. */
export function useCallers(text: string, first: FindState): Callers {
  const [found, setFound] = useState(first)
  const [failed, setFailed] = useState(false)
  const asked = useRef(0)
  const wanted = text.trim()
  const ask = () => {
    asked.current += 1
    const turn = asked.current
    const data = new FormData()
    data.set('q', wanted)
    void find(notAsked, data).then((answer) => {
      if (turn !== asked.current) return
      setFailed(false)
      setFound(answer)
    }, () => { if (turn === asked.current) setFailed(true) })
  }
  const askLatest = useRef(ask)
  useEffect(() => { askLatest.current = ask })
  useEffect(() => {
    if (wanted.length < leastCharacters) return
    const timer = setTimeout(() => askLatest.current(), pause)
    return () => clearTimeout(timer)
  }, [wanted])
  const enough = wanted.length >= leastCharacters
  return { found: enough ? found : notAsked, isCurrent: enough && found.q === wanted && found.hits !== null, failed, now: ask }
}
