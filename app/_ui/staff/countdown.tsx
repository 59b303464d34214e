'use client'

import { useEffect, useState } from 'react'
import { custom } from './custom-style'

interface Props {
  /** Milliseconds that were left when the page was made. */
  left: number
  /** Of how many in all; with it a line is drawn that runs out. */
  of?: number
}

const clock = (left: number): string => {
  const seconds = Math.max(0, Math.ceil(left / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Counts down by the page's own age, so that a computer whose clock is wrong shows the truth. */
export function Countdown({ left, of }: Props) {
  const [gone, setGone] = useState(0)
  useEffect(() => {
    const from = performance.now()
    const show = () => setGone(performance.now() - from)
    show()
    const timer = setInterval(show, 1000)
    return () => clearInterval(timer)
  }, [left])
  const rest = Math.max(0, left - gone)
  return (
    <>
      <b className="num" role="timer">{clock(rest)}</b>
      {of !== undefined && <i className="drain" style={custom({ '--left': `${Math.round((100 * rest) / of)}%` })} />}
    </>
  )
}
