'use client'

import { useEffect, useState } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'

/** What was typed for a call and not yet saved, while this tab is open: looking at another call loses none of it. */
const kept = new Map<string, string>()

interface Props {
  label: string
  call: string
}

export function NoteLine({ label, call }: Props) {
  const { pending } = useForm()
  const [first] = useState(() => kept.get(call))
  useEffect(() => {
    if (pending) kept.delete(call)
  }, [pending, call])
  return (
    <LineField
      name="note" label={label} shortcut="N" maxLength={2000} autoComplete="off" {...(first && { defaultValue: first })}
      onChange={(event) => kept.set(call, event.target.value)}
    />
  )
}
