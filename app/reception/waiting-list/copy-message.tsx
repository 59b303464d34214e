'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useCopy } from '@/app/_staff/use-copy'
import { offer as words } from '@/lib/copy/staff/waiting'

/** A message to send by hand. Without a script it can be marked and copied as any text. */
export function CopyMessage({ text, label }: { text: string; label: string }) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [scripted, setScripted] = useState(false)
  const { said, copy } = useCopy(field)
  useEffect(() => setScripted(true), [])
  return (
    <div className="wl-message">
      <label className="hidden-visually" htmlFor={id}>{label}</label>
      <textarea ref={field} id={id} readOnly rows={5} value={text} />
      {scripted && <button type="button" className="b edge" onClick={copy} aria-describedby={id}>{words.copy}</button>}
      <span role="status">{said}</span>
    </div>
  )
}
