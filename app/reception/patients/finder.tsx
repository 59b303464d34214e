'use client'

import { type KeyboardEvent, type SubmitEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { Icon } from '@/app/_ui/staff/icon'
import { keptForm } from '@/app/_ui/staff/kept-form'
import { Key } from '@/app/_ui/staff/marks'
import { patients as words } from '@/lib/copy/staff/patients'
import { find } from './actions'
import { PersonLink } from './person-link'

const pause = 160
const leastCharacters = 2
const findKept = keptForm(find)

/**
 * Finds somebody while they are typed, or by a press where there is no script. Arrows go between the field and those
 * who were found; Enter in the field opens the first.
 */
export function Finder() {
  const [state, run, pending] = useActionState(findKept, { turn: 0, q: '', people: null, error: null })
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef('')
  const look = (q: string) => {
    asked.current = q
    const data = new FormData()
    data.set('q', q)
    startTransition(() => run(data))
  }
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    const q = text.trim().length < leastCharacters ? '' : text.trim()
    if (q === asked.current) return
    const timer = setTimeout(() => look(q), pause)
    return () => clearTimeout(timer)
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const q = text.trim()
    const links = box.current?.querySelectorAll('a')
    if (q === state.q && !pending && links?.[0]) links[0].click()
    else if (q !== asked.current) look(q)
  }
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    const stops = [input.current, ...(box.current?.querySelectorAll('a') ?? [])]
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + by]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div ref={box} onKeyDown={press}>
      <form action={run} onSubmit={submit} className="seek find-patient" role="search" aria-busy={pending}>
        <label htmlFor="find-patient">{words.look} <Key>/</Key></label>
        <p className="hint" id="find-hint">{words.hint}</p>
        <div className="find-line">
          <div className="seek-line">
            <Icon name="find" />
            <input
              ref={input} id="find-patient" name="q" type="search" placeholder={words.placeholder} autoComplete="off"
              maxLength={120} defaultValue={state.q} onChange={(event) => setText(event.target.value)}
              aria-describedby="find-hint" aria-keyshortcuts="/"
            />
          </div>
          <button className="act">{words.find}</button>
        </div>
        {state.error && <p className="refused" role="alert" key={state.turn}>{state.error}</p>}
      </form>
      <p className="hidden-visually" role="status">{state.people && words.found(state.people.length)}</p>
      {state.people?.length === 0 && <div className="nothing"><p><b>{words.nobody}</b></p><p>{words.nobodyNext}</p></div>}
      {state.people && state.people.length > 0 && (
        <ul className="people">{state.people.map((person) => <PersonLink key={person.id} person={person} />)}</ul>
      )}
    </div>
  )
}
