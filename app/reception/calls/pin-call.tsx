'use client'

import { useEffect } from 'react'

/**
 * Writes which call is open into the address, so that it stays open when the page is read again. A turn later: at the first paint
 * the router, whose effects come after its children's, doesn't listen to the address yet and would read the page without it.
 */
export function PinCall({ address }: { address: string }) {
  useEffect(() => {
    const soon = setTimeout(() => history.replaceState(null, '', address))
    return () => clearTimeout(soon)
  }, [address])
  return null
}
