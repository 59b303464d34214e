'use client'

import { useId, useState, type ChangeEvent } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { practitionerScreen as words } from '@/lib/copy/staff/practice-screens'
import { photoMost } from '@/lib/input/photo-file'

/** A file to choose; a browser keeps none over a refusal. One that is too large isn't sent at all: what is typed beside it stays. */
export function PhotoField() {
  const id = useId()
  const { state } = useForm()
  const [largeAt, setLargeAt] = useState<number | null>(null)
  const wrong = largeAt === state.turn ? words.photoLarge : state.wrong['photo']
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const isLarge = (currentTarget.files?.[0]?.size ?? 0) > photoMost
    setLargeAt(isLarge ? state.turn : null)
    if (isLarge) currentTarget.value = ''
  }
  return (
    <div className={wrong ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{words.choosePhoto}</label>
      <p className="hint" id={`${id}-hint`}>{words.photoSaid}</p>
      {wrong && <p className="error" id={`${id}-wrong`} role="alert">{wrong}</p>}
      <input
        id={id} name="photo" type="file" accept="image/jpeg,image/png,image/webp" onChange={choose} aria-invalid={wrong ? true : undefined}
        aria-describedby={[`${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')}
      />
    </div>
  )
}
