'use client'

import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { PasswordField } from '@/app/_ui/staff/password-field'
import { Press } from '@/app/_ui/staff/press'
import { door as words } from '@/lib/copy/staff/door'
import { enter } from './actions'

/** The email stays when it was refused; the password doesn't. */
export const SignInForm = ({ back }: { back: string | null }) => (
  <ActForm action={enter} hidden={back ? { back } : {}}>
    <Email />
    <PasswordField label={words.password} show={words.show} hide={words.hide} />
    <div className="buttons"><Press className="button">{words.submit}</Press></div>
  </ActForm>
)

function Email() {
  const { state } = useForm()
  const wrong = state.wrong.email
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor="email">{words.email}</label>
      {wrong && <p className="error" id="email-wrong">{wrong}</p>}
      <input
        className="input" id="email" name="email" type="email" autoComplete="username" defaultValue={state.typed.email}
        aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? 'email-wrong' : undefined}
      />
    </div>
  )
}
