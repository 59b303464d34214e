'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { edit as words } from '@/lib/copy/staff/patients'
import type { PatientDetails } from '@/lib/core/patient-view'
import { save } from '../../actions'
import type { Said } from '../../field-words'
import { Fields } from './fields'
import { SomebodyFirst, type Change } from './somebody-first'

interface Props {
  id: string
  version: number
  details: PatientDetails
  said: Said
  /** Changes of the record, newest first, by the version that each made. */
  changes: Change[]
  back: Route
}

/** The record as a form. It holds on to what it was opened with, also when the page is read anew around it. */
export function EditForm({ id, back, ...now }: Props) {
  return (
    <ActForm action={save} hidden={{ patient: id }} className="edit-form">
      <Opened {...now} />
      <div className="edit-acts">
        <Press className="act main" aria-keyshortcuts="Control+Enter">{words.save} <Key>Ctrl Enter</Key></Press>
        <Link className="act" prefetch={false} href={back} aria-keyshortcuts="Escape">{words.cancel} <Key>Esc</Key></Link>
      </div>
    </ActForm>
  )
}

interface First {
  version: number
  details: PatientDetails
  said: Said
}

/** What it was opened with. Without a script each answer is a page anew: then it stands in what was posted. */
function firstOf(typed: Record<string, string>, now: First): First {
  if (typed['was'] === undefined) return now
  try {
    return { ...now, version: Number(typed['version']), details: JSON.parse(typed['was']) as PatientDetails }
  } catch {
    return now
  }
}

function Opened({ version, details, said, changes }: Omit<Props, 'id' | 'back'>) {
  const { state } = useForm()
  const [first] = useState(() => firstOf(state.typed, { version, details, said }))
  const since = changes.filter((change) => change.version > first.version)
  return (
    <>
      <input type="hidden" name="version" value={first.version} />
      <input type="hidden" name="was" value={JSON.stringify(first.details)} />
      {version > first.version && <SomebodyFirst {...{ version, said }} changes={since} />}
      <Fields details={first.details} said={first.said} />
    </>
  )
}
