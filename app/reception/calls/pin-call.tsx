'use client'

import { useEffect } from 'react'

/** Writes which call is open into the address, so that it stays open when the page is read again. */
export function PinCall({ address }: { address: string }) {
  useEffect(() => history.replaceState(null, '', address), [address])
  return null
}
