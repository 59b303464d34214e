'use client'

import { useRef } from 'react'
import { LineField } from '@/app/_ui/staff/line-field'

/** What was typed for a call, kept for as long as this tab is open: looking at another call loses none of it. */
const kept = new Map<string, string>()

interface Props {
  label: string
  call: string
}

export function NoteLine({ label, call }: Props) {
  const first = useRef(kept.get(call))
  return (
    <LineField
      name="note" label={label} shortcut="N" maxLength={2000} autoComplete="off" {...(first.current && { defaultValue: first.current })}
      onChange={(event) => kept.set(call, event.target.value)}
    />
  )
}
