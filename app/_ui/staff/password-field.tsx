'use client'

import { useEffect, useState } from 'react'
import { useForm } from './act-form'

interface Props {
  label: string
  show: string
  hide: string
  autoFocus?: boolean
}

/** The button to show it comes with the script; without one there is nothing to press. */
export function PasswordField({ label, show, hide, autoFocus }: Props) {
  const [shown, setShown] = useState(false)
  const [scripted, setScripted] = useState(false)
  const { state } = useForm()
  const wrong = state.wrong.password
  useEffect(() => setScripted(true), [])
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor="password">{label}</label>
      {wrong && <p className="error" id="password-wrong">{wrong}</p>}
      <div className="pass">
        <input
          key={state.turn /* refused, it is empty again */}
          className="input" id="password" name="password" type={shown ? 'text' : 'password'} autoFocus={autoFocus}
          autoComplete="current-password" aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'password-wrong' : undefined}
        />
        {scripted && (
          <button type="button" className="button second small" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? hide : show}
          </button>
        )}
      </div>
    </div>
  )
}
