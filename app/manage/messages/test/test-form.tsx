'use client'

import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { testMessages as words } from '@/lib/copy/staff/test-messages'
import type { Channel } from '@/lib/core/messages/kinds'
import { send } from './actions'

interface Props {
  way: Channel
  clinic: string
  /** Whose it is unless another is typed; empty where we know none. */
  own: string
  /** What is said of the server before anything is sent. */
  state: string
}

const keyboards = {
  email: { type: 'email', autoComplete: 'email' },
  text: { type: 'tel', autoComplete: 'tel' },
} as const

/** One way of sending: how it's doing, where a test goes, and what came of the last one. */
export const TestForm = ({ way, clinic, own, state }: Props) => (
  <section aria-labelledby={`test-${way}`}>
    <h2 id={`test-${way}`}>{words.names[way]}</h2>
    <p>{state}</p>
    <ActForm action={send} hidden={{ clinic, channel: way }} label={words.send[way]}>
      <LineField
        name="to"
        label={words.to[way]}
        hint={words.hint[way]}
        defaultValue={own}
        maxLength={254}
        {...keyboards[way]}
      />
      <div className="buttons">
        <Press className="act main">{words.send[way]}</Press>
      </div>
      <Outcome way={way} />
    </ActForm>
  </section>
)

function Outcome({ way }: { way: Channel }) {
  const {
    state: { typed, turn },
  } = useForm()
  const { code, reply, resumed, to = '' } = typed
  return (
    <div role="status">
      {code !== undefined && (
        <div key={turn} className={code === 'sent' ? 'test-outcome went' : 'test-outcome'}>
          <Said {...{ way, code, to }} />
          {resumed && <p>{words.resumed}</p>}
          {reply && (
            <figure>
              <figcaption>{words.reply}</figcaption>
              <blockquote>
                <pre>{reply}</pre>
              </blockquote>
            </figure>
          )}
        </div>
      )}
    </div>
  )
}

function Said({ way, code, to }: { way: Channel; code: string; to: string }) {
  if (code === 'sent')
    return (
      <p>
        <b>{words.sent(way, to)}</b> {words.sentNext[way]}
      </p>
    )
  if (code === 'not-set')
    return (
      <p>
        <b>{words.states.notSet(way)}</b>
      </p>
    )
  return (
    <p>
      <b>{words.failed(code)}</b> {words.next(code, way)}
    </p>
  )
}
