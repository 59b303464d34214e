'use client'

import { useEffect, useState } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { dropNote, keepNote, keptNote } from './kept-notes'

interface Props {
  label: string
  staff: string
  call: string
  name: string
  reference: string
}

export function NoteLine({ label, staff, call, name, reference }: Props) {
  const { pending, state } = useForm()
  const [first] = useState(() => keptNote(staff, call)?.text)
  useEffect(() => {
    if (pending) dropNote(staff, call)
    else if (state.error && state.typed.note) keepNote(staff, call, { text: state.typed.note, name, reference })
  }, [pending, state, staff, call, name, reference])
  return (
    <LineField
      name="note" label={label} shortcut="N" maxLength={2000} autoComplete="off" {...(first && { defaultValue: first })}
      onChange={(event) => keepNote(staff, call, { text: event.target.value, name, reference })}
    />
  )
}
