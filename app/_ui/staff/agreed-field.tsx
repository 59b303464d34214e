'use client'

import { useForm } from './act-form'

/** What the change would do, once it came back with that; sent again, the form says that it was seen. */
export function AgreedField({ heading }: { heading: string }) {
  const { state } = useForm()
  const { agreed, effect } = state.typed
  if (!agreed || !effect) return null
  return (
    <section className="weighed" aria-label={heading}>
      <input type="hidden" name="agreed" value={agreed} />
      {effect.split('\n').map((line) => (line.startsWith('# ') ? <p key={line}><b>{line.slice(2)}</b></p> : <p key={line}>{line}</p>))}
    </section>
  )
}

/** The words of the button: others once it was seen what pressing it does. */
export function AgreeWords({ agree, first }: { agree: string; first: string }) {
  const { state } = useForm()
  return state.typed['agreed'] && state.error !== null ? agree : first
}
