'use client'

import { useEffect, useId, useRef, type RefObject } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { templates as words } from '@/lib/copy/staff/messages'
import type { Channel } from '@/lib/core/messages/kinds'

interface Props {
  channel: Channel
  first: string
  /** Into which a name is put: this one, until another has been written in. */
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>
}

/** The words themselves. */
export function BodyField({ channel, first, field }: Props) {
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const { state } = useForm()
  const wrong = state.wrong['body']
  useEffect(() => { field.current ??= own.current }, [field])
  return (
    <div className={wrong ? 'line-field words-body wrong' : 'line-field words-body'}>
      <label htmlFor={id}>{words.body}</label>
      <p className="hint" id={`${id}-hint`}>{channel === 'email' ? words.emailHint : `${words.textHint} ${words.shorter}`}</p>
      {wrong && <p className="error" id={`${id}-wrong`}>{wrong}</p>}
      <textarea
        ref={own} id={id} name="body" rows={channel === 'email' ? 11 : 5} maxLength={4000} defaultValue={first} spellCheck
        aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-hint ${id}-wrong` : `${id}-hint`}
      />
    </div>
  )
}
