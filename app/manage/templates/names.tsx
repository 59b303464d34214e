'use client'

import { useEffect, useState } from 'react'
import { placeholderWords, templates as words } from '@/lib/copy/staff/messages'

interface Props {
  offers: { subject: readonly string[]; body: readonly string[] }
  must: readonly string[]
  /** Puts it in where one writes. */
  insert: (name: string) => void
}

/** What may stand in braces: to be written, and where there is a script to be pressed. */
export function Names({ offers, must, insert }: Props) {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return (
    <div className="names">
      <h3>{words.placeholders}</h3>
      <ul>
        {offers.body.map((name) => (
          <li key={name}>
            {alive ? <button type="button" className="b edge" aria-label={words.insert(name)} onClick={() => insert(name)}><code>{`{${name}}`}</code></button>
              : <code>{`{${name}}`}</code>}
            <span>
              {placeholderWords[name]}{offers.subject.includes(name) && <small>, {words.subjectToo}</small>}{must.includes(name) && <>{' '}<em>{words.must}</em></>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
