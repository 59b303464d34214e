'use client'

import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { startTransition, useActionState, useEffect, useState, type ReactNode, type SubmitEvent } from 'react'
import { FormStanding } from './act-form'
import { type FormAction, untouched } from './form-state'
import { keptForm } from './kept-form'

type Asked = Parameters<typeof startAuthentication>[0]['optionsJSON']
type Made = Parameters<typeof startRegistration>[0]['optionsJSON']

interface Props {
  action: FormAction
  /** Asks the server what the browser is to be asked; null where it may not, which the action then says. */
  ask: { kind: 'use'; options: () => Promise<Asked | null> } | { kind: 'make'; options: () => Promise<Made | null> }
  failed: string
  hidden?: Record<string, string>
  className?: string
  children: ReactNode
}

const answerTo = async (ask: Props['ask']): Promise<unknown> => {
  if (ask.kind === 'use') {
    const optionsJSON = await ask.options()
    return optionsJSON && startAuthentication({ optionsJSON })
  }
  const optionsJSON = await ask.options()
  return optionsJSON && startRegistration({ optionsJSON })
}

/** A form whose answer the device gives. Passkeys are the browser's, so that without a script there is none. */
export function PasskeyForm({ action, ask, failed, hidden = {}, className, children }: Props) {
  const [state, run, pending] = useActionState(keptForm(action), untouched)
  const [scripted, setScripted] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => setScripted(true), [])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    setTrouble(null)
    answerTo(ask).then((answer) => {
      data.set('response', JSON.stringify(answer))
      startTransition(() => run(data))
    }, () => setTrouble(failed))
  }
  if (!scripted) return null
  const error = trouble ?? state.error
  return (
    <form onSubmit={submit} className={className} aria-busy={pending} noValidate>
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {error && <p className="refused" role="alert" key={state.turn}>{error}</p>}
      <FormStanding value={{ state, pending }}>{children}</FormStanding>
    </form>
  )
}
