'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useCopy } from '@/app/_staff/use-copy'
import { apiKeys as words } from '@/lib/copy/staff/api-keys'

/** The key, this once. Without a script it can be marked and copied as any text. */
export function NewKey({ name, value }: { name: string; value: string }) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [scripted, setScripted] = useState(false)
  const { said, copy } = useCopy(field)
  useEffect(() => {
    setScripted(true)
    // In a narrow window it stands well above the button that was pressed.
    field.current?.scrollIntoView({ block: 'center' })
  }, [value])
  return (
    <div className="keys-new">
      <p role="status"><b>{words.madeHeading(name)}</b> {words.madeSaid}</p>
      <label htmlFor={id}>{words.key}</label>
      {/* Of no form, so that it isn't sent back. */}
      <textarea ref={field} id={id} readOnly rows={2} value={value} spellCheck={false} autoComplete="off" />
      {scripted && <button type="button" className="b edge" onClick={copy} aria-describedby={id}>{words.copy}</button>}
      <span role="status">{said}</span>
    </div>
  )
}
