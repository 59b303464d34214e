import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Door } from '@/app/_staff/door'
import { wayBack } from '@/app/_staff/home-of'
import { currentStaff } from '@/lib/auth/current-staff'
import { now } from '@/lib/clock'
import { doorSteps as steps } from '@/lib/copy/staff/account'
import { door as words } from '@/lib/copy/staff/door'
import { minuteOfDay } from '@/lib/core/time'
import { DoorQuery } from '@/lib/input/staff-forms'
import { isSetUpWanted } from '@/lib/use-cases/open-set-up'
import { readFirstZone } from '@/lib/use-cases/read-zone'
import { PasskeyDoor } from './passkey-door'
import { SignInForm } from './sign-in-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

export default async function SignInPage({ searchParams }: Props) {
  const { back, done } = DoorQuery.parse(await searchParams)
  const found = await currentStaff()
  if (found) redirect(await isSetUpWanted() ? '/setup' : wayBack(found.actor, back))
  const at = now()
  const zone = await readFirstZone(at)
  return (
    <Door>
      <h1>{words.greeting(minuteOfDay(at, zone))} {words.ask}</h1>
      {done === 'set' && <p className="say" role="status">{steps.setDone}</p>}
      <SignInForm back={back} />
      <PasskeyDoor back={back} />
      <p className="after">{words.forgotten} <Link href="/signin/forgotten">{steps.forgot}</Link></p>
    </Door>
  )
}
