'use client'

import Link from 'next/link'
import { type KeyboardEvent, useActionState, useEffect, useRef, useState } from 'react'
import { useGoing } from '@/app/_ui/staff/go-scope'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { find } from './actions'
import { type Hit, notAsked } from './find-state'
import { Pieces } from './pieces'
import { keepTypedAhead, keepTypedName } from './typed-name'
import { useCallers } from './use-callers'

interface Props {
  /** The address with somebody who was found is this and their id. */
  to: string
  /** The address for somebody new. */
  toNew: string
}

/**
 * Finds the caller while they say their name (WAI-ARIA, combobox): arrows go down the list, Enter takes one. Without a script the
 * same field is sent, and those who were found are links.
 */
export function CallerSearch({ to, toNew }: Props) {
  const { pending, go } = useGoing()
  const input = useRef<HTMLInputElement>(null)
  const isForNew = useRef(false)
  const [posted, run] = useActionState(find, notAsked)
  const [scripted, setScripted] = useState(false)
  const [text, setText] = useState(posted.q)
  const [at, setAt] = useState(0)
  const { found, isCurrent, failed, now } = useCallers(text, posted)
  useEffect(() => {
    setScripted(true)
    input.current?.focus()
  }, [])
  useEffect(() => setAt(0), [found])
  const { hits, error } = scripted ? found : posted
  const choices: (Hit | 'new')[] = [...(hits ?? []), 'new']
  const choose = (choice: Hit | 'new' | undefined) => {
    if (!choice || pending) return
    isForNew.current = choice === 'new'
    if (choice === 'new') keepTypedName(text)
    go((choice === 'new' ? toNew : to + choice.id))
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (pending && isForNew.current) keepTypedAhead(event.key)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && isCurrent) choose(choices[at])
    else if (event.key === 'Enter') now()
    else return
    event.preventDefault()
  }
  return (
    <form action={run} role="search" className="seek-form" onSubmit={(event) => event.preventDefault()}>
      <div className="seek">
        <label className="hidden-visually" htmlFor="seek">{words.find}</label>
        <Icon name="find" />
        <input
          ref={input} id="seek" name="q" type="search" placeholder={words.findShort} autoComplete="off" spellCheck={false} value={text}
          onChange={(event) => setText(event.target.value)} onKeyDown={press} aria-keyshortcuts="F2 /"
          {...(scripted && { 'role': 'combobox', 'aria-expanded': hits !== null, 'aria-controls': 'hits', 'aria-autocomplete': 'list',
            'aria-activedescendant': hits ? `hit-${at}` : undefined } as const)}
        />
        {!scripted && <button className="b edge">{words.findIt}</button>}
      </div>
      {error && <p className="refused" role="alert">{error}</p>}
      {failed && <p className="refused" role="alert">{words.failed}</p>}
      <p className="hidden-visually" role="status">{hits && isCurrent && words.found(hits.length)}</p>
      {hits && (scripted
        ? <Options {...{ choices, at, choose }} stale={!isCurrent} />
        : <Links hits={hits} to={to} />)}
      {hits?.length === 0 && <p className="hint">{words.nobody}</p>}
      {!hits && <p className="hint">{words.tooLittle}</p>}
      {!hits && <p><Link className="b edge" href={toNew} prefetch={false} aria-keyshortcuts="+">{words.newPatient} <Key>+</Key></Link></p>}
    </form>
  )
}

interface OptionsProps {
  choices: (Hit | 'new')[]
  at: number
  stale: boolean
  choose: (choice: Hit | 'new') => void
}

const Options = ({ choices, at, stale, choose }: OptionsProps) => (
  <ul className="hits" id="hits" role="listbox" aria-label={words.hits} data-stale={stale || undefined}>
    {choices.map((choice, i) => (
      <li
        key={choice === 'new' ? 'new' : choice.id} id={`hit-${i}`} role="option" aria-selected={i === at}
        className={choice === 'new' ? 'new' : undefined} onClick={() => choose(choice)}
      >
        {choice === 'new' ? <>{words.someoneNew} <Key>+</Key></> : <One hit={choice} />}
      </li>
    ))}
  </ul>
)

const Links = ({ hits, to }: { hits: Hit[]; to: string }) => (
  <ul className="hits" aria-label={words.hits}>
    {hits.map((hit) => <li key={hit.id}><a href={to + hit.id}><One hit={hit} /></a></li>)}
  </ul>
)

const One = ({ hit }: { hit: Hit }) => (
  <>
    <b><Pieces of={hit.name} /></b> <span className="num"><Pieces of={hit.phone} /></span>{' '}
    <small>{hit.born && <>{words.born} <Pieces of={hit.born} />. </>}{hit.told}</small>
  </>
)
