'use client'

import { useEffect, useRef, useState } from 'react'
import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { templates as words } from '@/lib/copy/staff/messages'
import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import type { Values } from '@/lib/core/messages/placeholders'
import type { Must } from '@/lib/core/messages/template-check'
import { save } from './actions'
import { BodyField } from './body-field'
import { Names } from './names'
import { Preview } from './preview'

interface Props {
  kind: MessageKind
  channel: Channel
  first: { subject: string; body: string }
  /** The version that was read; empty: none was ever written. */
  seen: string
  clinic: string
  must: readonly Must[]
  offers: { subject: readonly string[]; body: readonly string[] }
  sample: Values
  longest: Values
}

/** The words to write, what may stand in braces, and what becomes of it. It holds on to what is typed, also when the page is read anew around it. */
export function WordsForm(props: Props) {
  const { kind, channel, clinic } = props
  return (
    <ActForm action={save} hidden={{ kind, channel, clinic }} className="words-form" label={words.heading}>
      <Opened {...props} />
    </ActForm>
  )
}

const pauseMs = 350

/** What is written by now, a moment after the last key. */
function useWritten(first: Props['first']) {
  const { state } = useForm()
  const [start] = useState(() => ({ subject: state.typed['subject'] ?? first.subject, body: state.typed['body'] ?? first.body }))
  const [written, setWritten] = useState(start)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const write = (form: HTMLFormElement | null) => {
    if (!form) return
    const data = new FormData(form)
    const text = (name: string) => {
      const value = data.get(name)
      return typeof value === 'string' ? value : ''
    }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setWritten({ subject: text('subject'), body: text('body') }), pauseMs)
  }
  return { start, written, write }
}

function Opened({ kind, channel, first, seen: seenNow, must, offers, sample, longest }: Props) {
  const { state } = useForm()
  const { start, written, write } = useWritten(first)
  // What was read when writing began; once it was said that somebody else was first, theirs.
  const [read] = useState(seenNow)
  const seen = state.typed['seen'] ?? read
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null)
  const insert = (name: string) => {
    const field = last.current
    if (!field) return
    field.setRangeText(`{${name}}`, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end')
    field.focus()
    write(field.form)
  }
  return (
    <>
      <input type="hidden" name="seen" value={seen} />
      <div
        className="words-fields" onInput={(event) => write((event.target as HTMLInputElement).form)}
        onFocus={({ target }) => { if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) last.current = target }}
      >
        {channel === 'email' && <LineField name="subject" label={words.subject} defaultValue={start.subject} maxLength={200} autoComplete="off" />}
        <BodyField channel={channel} first={start.body} field={last} />
        <div className="words-acts">
          <Press className="act main" name="do" value="save" aria-keyshortcuts="Control+Enter">{words.save} <Key>Ctrl Enter</Key></Press>
          <Press className="act" name="do" value="show">{words.show}</Press>
        </div>
        <Names {...{ offers, must, insert }} />
      </div>
      <Preview {...{ kind, channel, sample, longest }} words={written} />
    </>
  )
}
