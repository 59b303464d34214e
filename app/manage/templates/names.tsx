'use client'

import { useEffect, useState } from 'react'
import type { Must } from '@/lib/core/messages/template-check'
import { placeholderWords, templates as words } from '@/lib/copy/staff/messages'

interface Props {
  offers: { subject: readonly string[]; body: readonly string[] }
  must: readonly Must[]
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
              {placeholderWords[name]}{offers.subject.includes(name) && <small>, {words.subjectToo}</small>}<MustMark name={name} must={must} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** That it must be there, or one of some. */
function MustMark({ name, must }: { name: string; must: Props['must'] }) {
  const found = must.find((one) => (one as readonly string[]).includes(name))
  if (!found) return null
  const others = found.filter((other) => other !== name)
  return <>{' '}<em>{others.length === 0 ? words.must : words.mustOr(others.map((other) => `{${other}}`).join(', '))}</em></>
}
