'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { note as words } from '@/lib/copy/staff/note'

const most = 2000
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

interface Standing {
  text: string
  /** The note that was there when this one was begun: it goes out with it, so that no other is written over unseen. */
  base: string
  /** What was sent last. */
  sent: string | null
  wasPending: boolean
}

/** What a page that was read again, or an answer on its way, means for what is typed. The same object where nothing. */
function following(now: Standing, note: string, pending: boolean): Standing {
  if (pending !== now.wasPending) return { ...now, wasPending: pending, ...(pending && { sent: tidy(now.text) }) }
  if (note === now.base) return now
  // Saved: what was sent is the note now, and what was typed since stays on top of it.
  if (note === now.sent) return { ...now, base: note }
  // Somebody else's note comes in by itself where nothing is being typed.
  return tidy(now.text) === tidy(now.base) && !pending ? { ...now, base: note, text: note } : now
}

/** A note that two people may write at once. What is typed here stays, whatever comes from elsewhere. */
export function NoteField({ note }: { note: string }) {
  const id = useId()
  const { state, pending } = useForm()
  const [refusedAtStart] = useState(state.error !== null)
  const [standing, setStanding] = useState<Standing>({ text: state.typed['note'] ?? note, base: note, sent: null, wasPending: pending })
  const next = following(standing, note, pending)
  if (next !== standing) setStanding(next)
  const { text, base } = next
  const theirs = (note !== base || refusedAtStart) && note !== tidy(text) && !pending ? note : null
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  const settle = (to: string) => setStanding({ ...next, base: note, text: to })
  return (
    <div className="line-field note-field">
      <label htmlFor={id}>{words.label}</label>
      <input type="hidden" name="seen" value={base} />
      <textarea
        id={id} name="note" rows={1} maxLength={most} autoComplete="off" value={text} onKeyDown={press}
        onChange={(event) => setStanding({ ...next, text: event.target.value })}
      />
      {theirs !== null && (
        <div className="their-note" role="status">
          <p>{words.meanwhile} <q>{theirs === '' ? words.taken : theirs}</q></p>
          {note !== base && (
            <p className="acts-row">
              <button type="button" className="b edge" onClick={() => settle([theirs, text].filter(Boolean).join('\n'))}>{words.both}</button>
              <button type="button" className="b edge" onClick={() => settle(text)}>{words.mine}</button>
              <button type="button" className="b edge" onClick={() => settle(theirs)}>{words.theirs}</button>
            </p>
          )}
        </div>
      )}
    </div>
  )
}
