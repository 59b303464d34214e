'use client'

import { useEffect, useRef, useState } from 'react'
import { useCopy } from '@/app/_staff/use-copy'
import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { gone as words } from '@/lib/copy/staff/calls'
import { addNote } from './actions'
import { dropNote, keepNote, keptNote, type KeptNote } from './kept-notes'

interface Props {
  staff: string
  call: string
}

/** The note that was being typed when somebody else closed the call: still there, to copy or to save. */
export function LeftNote({ staff, call }: Props) {
  const [left, setLeft] = useState<KeptNote | null>(null)
  useEffect(() => setLeft(keptNote(staff, call) ?? null), [staff, call])
  if (!left?.text.trim()) return null
  return (
    <ActForm action={addNote} hidden={{ reference: left.reference }} className="left-note">
      <Text left={left} onType={(text) => keepNote(staff, call, { ...left, text })} onSaved={() => dropNote(staff, call)} />
    </ActForm>
  )
}

interface TextProps {
  left: KeptNote
  onType: (text: string) => void
  onSaved: () => void
}

function Text({ left, onType, onSaved }: TextProps) {
  const { state, pending } = useForm()
  const field = useRef<HTMLTextAreaElement>(null)
  const { said, copy } = useCopy(field)
  const saved = state.turn > 0 && state.error === null && !pending
  useEffect(() => {
    // The line that was typed on is gone: the next key goes on here, not to the page.
    if (document.activeElement !== document.body) return
    field.current?.focus()
    field.current?.setSelectionRange(left.text.length, left.text.length)
  }, [left])
  useEffect(() => {
    if (saved) onSaved()
  }, [saved, onSaved])
  return (
    <>
      <label htmlFor="left-note">{words.note(left.name)}</label>
      <textarea
        ref={field} id="left-note" name="note" rows={3} maxLength={2000} defaultValue={left.text}
        onChange={(event) => onType(event.target.value)}
      />
      <div className="acts-row">
        <Press className="act main">{words.save}</Press>
        <button type="button" className="act" onClick={copy}>{words.copy}</button>
      </div>
      <p role="status">{saved ? words.saved : said}</p>
    </>
  )
}
