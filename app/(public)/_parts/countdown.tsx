'use client'

import { useEffect, useState } from 'react'

interface Props {
  /** Seconds that were left when the page was made: the visitor's own clock may be wrong, so it isn't asked. */
  seconds: number
  /** Said before a script runs, and without one for good. */
  atFirst: string
  /** '{n} minutes left.', by minutes left; the last is for one minute, the first for less than one. */
  left: string[]
  over: string
}

const tickMilliseconds = 1000
/** Said aloud by a screen reader at these minutes only. */
const saidAt = 2

/** Counts the hold down by the minute. */
export function Countdown({ seconds, atFirst, left, over }: Props) {
  const [remaining, setRemaining] = useState<number | null>(null)
  useEffect(() => {
    const end = performance.now() + seconds * 1000
    const tick = () => setRemaining(Math.ceil((end - performance.now()) / 1000))
    tick()
    const timer = setInterval(tick, tickMilliseconds)
    return () => clearInterval(timer)
  }, [seconds])
  if (remaining === null) return <span>{atFirst}</span>
  const minutes = Math.floor(remaining / 60)
  const text = remaining <= 0 ? over : left[minutes] ?? atFirst
  return <span role={remaining <= 0 || minutes < saidAt ? 'status' : undefined}>{text}</span>
}
