import type { Metadata } from 'next'
import Link from 'next/link'
import { Door } from '@/app/_staff/door'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { now } from '@/lib/clock'
import { account, doorSteps as words } from '@/lib/copy/staff/account'
import { isSetLinkOpen } from '@/lib/use-cases/set-password'
import { setPassword } from '../../actions'
import '@/app/_ui/staff/css/form.css'

export const metadata: Metadata = { title: words.setTitle }

/** Looked at, the link stays good: only sending the form uses it up. */
export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const open = await isSetLinkOpen(token, now())
  return (
    <Door>
      <h1>{open ? words.setHeading : words.overHeading}</h1>
      {!open && <p className="say">{words.over}</p>}
      {open && (
        <ActForm action={setPassword} hidden={{ token }}>
          <LineField name="next" label={account.password.next} hint={account.password.hint} type="password" autoComplete="new-password" />
          <div className="buttons"><Press className="button">{words.setSubmit}</Press></div>
        </ActForm>
      )}
      <p className="after"><Link href={open ? '/signin' : '/signin/forgotten'}>{open ? words.toDoor : words.forgot}</Link></p>
    </Door>
  )
}
