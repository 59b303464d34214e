'use client'

import type { Route } from 'next'
import { useLayoutEffect } from 'react'

/**
 * Names in the address what the page opened by itself, so that it stays open when the page is read again and something else has
 * become more urgent. In place: a redirect would read the page twice, and what is pressed in between could be lost.
 */
export function NameAddress({ address }: { address: Route }) {
  useLayoutEffect(() => window.history.replaceState(null, '', address), [address])
  return null
}
