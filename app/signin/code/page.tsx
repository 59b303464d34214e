import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Door } from '@/app/_staff/door'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { hasHalf } from '@/lib/auth/half-cookie'
import { doorSteps as words } from '@/lib/copy/staff/account'
import { DoorQuery } from '@/lib/input/staff-forms'
import { enterCode } from '../actions'
import { PasskeyDoor } from '../passkey-door'
import '@/app/_ui/staff/css/form.css'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.codeTitle }

/** The second step. Until both are right nothing is shown of whose account it is. */
export default async function CodePage({ searchParams }: Props) {
  const { back } = DoorQuery.parse(await searchParams)
  if (!await hasHalf()) redirect('/signin')
  return (
    <Door>
      <h1>{words.codeHeading}</h1>
      <p className="say">{words.codeSaid}</p>
      <ActForm action={enterCode} hidden={back ? { back } : {}}>
        <LineField name="code" label={words.code} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus />
        <div className="buttons"><Press className="button">{words.codeSubmit}</Press></div>
      </ActForm>
      <PasskeyDoor back={back} />
      <p className="after"><Link href="/signin">{words.startAgain}</Link></p>
    </Door>
  )
}
