'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/app/_ui/staff/icon'
import { booking as words } from '@/lib/copy/staff/diary'
import { findCallers, type FoundPatient } from './actions'

const pause = 160
const leastCharacters = 2

/** Somebody who was found; somebody new, by the name that was typed; nobody yet. */
export type Caller = FoundPatient | { name: string } | null

interface Props {
  chosen: Caller
  onChoose: (caller: Caller) => void
}

/** Finds the caller while their name is typed: arrows go down the list, Enter takes one (WAI-ARIA, combobox). */
export function CallerSearch({ chosen, onChoose }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [scripted, setScripted] = useState(false)
  const [text, setText] = useState('')
  const [found, setFound] = useState<FoundPatient[] | null>(null)
  const [at, setAt] = useState(0)
  useEffect(() => setScripted(true), [])
  useEffect(() => { if (scripted) input.current?.focus() }, [scripted])
  useEffect(() => {
    if (text.trim().length < leastCharacters) return setFound(null)
    let stale = false
    const timer = setTimeout(() => {
      void findCallers(text).then((people) => {
        if (stale) return
        setFound(people)
        setAt(0)
      }, () => undefined)
    }, pause)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text])
  if (!scripted) return null
  if (chosen) {
    return <p className="again"><button type="button" className="b edge" onClick={() => onChoose(null)}>{words.another}</button></p>
  }
  const choices: (FoundPatient | 'new')[] = [...(found ?? []), 'new']
  const choose = (choice: FoundPatient | 'new' | undefined) => {
    if (!choice) return
    onChoose(choice === 'new' ? { name: /\d/.test(text) ? '' : text.trim() } : choice)
    setText('')
    setFound(null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || found === null) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') choose(choices[at])
    else return
    event.preventDefault()
  }
  return (
    <div className="seek">
      <label htmlFor={id}>{words.who}</label>
      <div className="seek-line">
        <Icon name="find" />
        <input
          ref={input} id={id} type="search" placeholder={words.find} autoComplete="off" role="combobox" value={text}
          aria-expanded={found !== null} aria-controls={`${id}-hits`} aria-activedescendant={found ? `${id}-${at}` : undefined}
          onChange={(event) => setText(event.target.value)} onKeyDown={press} aria-keyshortcuts="/"
        />
      </div>
      <p className="hidden-visually" role="status">{found && words.found(found.length)}</p>
      {found && (
        <ul className="hits" id={`${id}-hits`} role="listbox" aria-label={words.who}>
          {choices.map((choice, i) => (
            <li key={choice === 'new' ? 'new' : choice.id} id={`${id}-${i}`} role="option" aria-selected={i === at}
              className={choice === 'new' ? 'new' : undefined} onClick={() => choose(choice)}>
              {choice === 'new' ? words.someoneNew
                : <><b>{choice.name}</b><span className="num">{choice.phone}</span>{choice.born && <small>{choice.born}</small>}</>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
