'use client'

import { useEffect } from 'react'
import { useReadAgain } from './use-read-again'

/** A little later than told: the server's clock decides what the page then says. */
const graceMs = 300

/** Reads the page again once a time is over: nobody tells of what lapses by itself. */
export function ReadAgain({ in: left, read }: { in: number; read: () => Promise<void> }) {
  const readAgain = useReadAgain(read)
  useEffect(() => {
    const timer = setTimeout(() => void readAgain(), Math.max(0, left) + graceMs)
    return () => clearTimeout(timer)
  }, [left, readAgain])
  return null
}
