'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect } from 'react'

/** A little later than told: the server's clock decides what the page then says. */
const graceMs = 300

/** Reads the page again once a time is over: nobody tells of what lapses by itself. */
export function ReadAgain({ in: left }: { in: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => router.refresh()), Math.max(0, left) + graceMs)
    return () => clearTimeout(timer)
  }, [left, router])
  return null
}
