import { ErrorSummary } from '@/app/_ui/error-summary'
import { TextField } from '@/app/_ui/text-field'
import type { ReactNode } from 'react'
import { mailField } from '@/lib/input/contact-forms'
import { HiddenFields } from './hidden-fields'

interface Props {
  action: string
  label: string
  hint: string
  send: string
  typed: string | undefined
  error: string | undefined
  fields?: readonly (readonly [string, string])[]
  /** The page's heading and what goes before the form. */
  children: ReactNode
}

/** One field: where a message is to go. */
export function MailForm({ action, label, hint, send, typed, error, fields = [], children }: Props) {
  return (
    <>
      <ErrorSummary errors={error ? [{ id: mailField, message: error }] : []} />
      {children}
      <form className="above-5" method="post" action={action} noValidate>
        <HiddenFields fields={fields} />
        <TextField id={mailField} label={label} hint={hint} error={error} value={typed} width="w20" type="email" autoComplete="email" spellCheck={false} />
        <div className="buttons actions"><button className="button">{send}</button></div>
      </form>
    </>
  )
}
