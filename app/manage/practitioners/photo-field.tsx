'use client'

import { useId } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { practitionerScreen as words } from '@/lib/copy/staff/practice-screens'

/** A file to choose; a browser keeps none over a refusal. */
export function PhotoField() {
  const id = useId()
  const wrong = useForm().state.wrong['photo']
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{words.choosePhoto}</label>
      <p className="hint" id={`${id}-hint`}>{words.photoSaid}</p>
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <input id={id} name="photo" type="file" accept="image/jpeg,image/png,image/webp" aria-invalid={wrong ? true : undefined} aria-describedby={[`${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')} />
    </div>
  )
}
