import type { Metadata } from 'next'
import Link from 'next/link'
import { Door } from '@/app/_staff/door'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { doorSteps as words } from '@/lib/copy/staff/account'
import { door } from '@/lib/copy/staff/door'
import { AccountQuery } from '@/lib/input/account-forms'
import { forgot } from '../actions'
import '@/app/_ui/staff/css/form.css'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.forgotTitle }

export default async function ForgottenPage({ searchParams }: Props) {
  const { done } = AccountQuery.parse(await searchParams)
  return (
    <Door>
      <h1>{words.forgotHeading}</h1>
      <p className="say" role="status">{done === 'asked' ? words.forgotDone : words.forgotSaid}</p>
      {done !== 'asked' && (
        <ActForm action={forgot}>
          <LineField name="email" label={door.email} type="email" autoComplete="username" />
          <div className="buttons"><Press className="button">{words.forgotSubmit}</Press></div>
        </ActForm>
      )}
      <p className="after"><Link href="/signin">{words.toDoor}</Link></p>
    </Door>
  )
}
