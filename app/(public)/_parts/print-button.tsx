'use client'

import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

/** Printing needs a script: the button is there once one runs, and until then the page says how else. */
export function PrintButton({ otherwise, children }: { otherwise: string; children: ReactNode }) {
  const [runs, setRuns] = useState(false)
  useEffect(() => setRuns(true), [])
  if (!runs) return <span className="soft">{otherwise}</span>
  return <button type="button" onClick={() => window.print()}>{children}</button>
}
