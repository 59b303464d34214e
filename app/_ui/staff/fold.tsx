'use client'

import type { ReactNode } from 'react'
import { useForm } from './act-form'

/** Part of a form that is folded away until it is wanted; where something is wrong in it, it is open. */
export function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  const { state } = useForm()
  return <details className="fold" open={state.error !== null || undefined}><summary>{summary}</summary>{children}</details>
}
