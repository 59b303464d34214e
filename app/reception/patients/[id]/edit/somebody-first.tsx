'use client'

import { Press } from '@/app/_ui/staff/press'
import { edit as words, fieldNames } from '@/lib/copy/staff/patients'
import type { PatientField } from '@/lib/core/patient-view'
import type { Said } from '../../field-words'

export interface Change {
  version: number
  by: string
  when: string
  fields: PatientField[]
}

interface Props {
  version: number
  /** What the record says now. */
  said: Said
  changes: Change[]
}

/** Who changed the record while one was typing, what it says now, and how to save one's own beside it. */
export function SomebodyFirst({ version, said, changes }: Props) {
  const fields = [...new Set(changes.flatMap((change) => change.fields))]
  return (
    <div className="somebody-first" role="status">
      <h2>{words.somebodyFirst}</h2>
      {changes.map(({ version: made, by, fields: named, when }) => (
        <p key={made}>{words.changed(by, named.map((field) => fieldNames[field].toLowerCase()).join(', '), when)}</p>
      ))}
      {fields.length > 0 && (
        <dl className="facts" aria-label={words.saysNow}>
          {fields.map((field) => <div key={field}><dt>{fieldNames[field]}</dt><dd>{said[field]}</dd></div>)}
        </dl>
      )}
      <p>{words.overHint}</p>
      <Press className="act" name="over" value={version}>{words.over}</Press>
    </div>
  )
}
