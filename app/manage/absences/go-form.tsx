'use client'

import type { ReactNode } from 'react'
import { FormStanding } from '@/app/_ui/staff/act-form'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { SelectField } from '@/app/_ui/staff/select-field'

interface Props {
  action: string
  hidden: Record<string, string>
  typed: Record<string, string>
  wrong: Record<string, string>
  label: string
  people?: { value: string; word: string }[] | undefined
  children: ReactNode
}

/** A form that asks by its address, with the fields of those that post: what was wrong in it is said by its field. */
export function GoForm({ action, hidden, typed, wrong, label, people, children }: Props) {
  const [first] = Object.values(wrong)
  return (
    <form method="get" action={action} className="absence-form" aria-label={label} noValidate>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {first && <p className="refused" role="alert">{first}</p>}
      <FormStanding value={{ state: { turn: 0, error: null, wrong, typed }, pending: false }}>
        {people && <SelectField name="who" label={words.who} first={typed['who']} choices={people} />}
        {children}
      </FormStanding>
    </form>
  )
}
