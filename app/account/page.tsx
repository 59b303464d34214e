import type { Metadata } from 'next'
import Link from 'next/link'
import { homeOf } from '@/app/_staff/home-of'
import { ProveAgain } from '@/app/_staff/prove-again'
import { SignOut } from '@/app/_staff/sign-out'
import { unwrap } from '@/app/_staff/unwrap'
import { WorkAs } from '@/app/_staff/work-as'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { requireAccount } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { account as words } from '@/lib/copy/staff/account'
import { dayAndClock } from '@/lib/copy/staff/time'
import { dayOf, mediumDate, type Instant, type Zone } from '@/lib/core/time'
import { AccountQuery } from '@/lib/input/account-forms'
import { readAccount, type AccountView } from '@/lib/use-cases/read-account'
import { readFirstZone } from '@/lib/use-cases/read-zone'
import { change, dropKey, endSession } from './actions'
import { AddPasskey } from './add-passkey'
import { AppSection } from './app-section'
import { RecoveryCodes } from './recovery-codes'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

const said = (done: string | undefined): string => (done !== undefined && Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : '')

export default async function AccountPage({ searchParams }: Props) {
  const { actor, needsFactor } = await requireAccount()
  const { done } = AccountQuery.parse(await searchParams)
  const now = clockNow()
  const view = unwrap(await readAccount(actor, now))
  const zone = await readFirstZone(now)
  return (
    <>
      <a className="skip" href="#main">{words.skip}</a>
      <main id="main" className="account" tabIndex={-1}>
        <div className="account-top">
          <h1>{words.heading}</h1>
          <p>{actor.name}</p>
          {!needsFactor && <WorkAs actor={actor} />}
          {!needsFactor && <Link className="b" href={homeOf(actor)}>{words.back}</Link>}
          <SignOut />
        </div>
        <p role="status">{needsFactor ? words.demanded : said(done)}</p>
        {!view.isRecent && <ProveAgain passkeys={view.passkeys.length > 0} />}
        <AppSection view={view} zone={zone} />
        {view.totpSince !== null && <RecoveryCodes left={view.codesLeft} />}
        <Passkeys view={view} zone={zone} />
        <Password />
        <Sessions view={view} now={now} zone={zone} />
      </main>
    </>
  )
}

const Passkeys = ({ view, zone }: { view: AccountView; zone: Zone }) => (
  <section aria-labelledby="passkeys">
    <h2 id="passkeys">{words.passkeys.heading}</h2>
    <p>{words.passkeys.said}</p>
    {view.passkeys.length === 0 ? <p>{words.passkeys.none}</p> : (
      <ul>
        {view.passkeys.map(({ id, name, lastUsedAt }) => (
          <li key={id}>
            <span>{name}, {lastUsedAt === null ? words.passkeys.unused : words.passkeys.used(mediumDate(dayOf(lastUsedAt, zone)))}</span>
            <ActForm action={dropKey} hidden={{ id }}><Press className="act">{words.passkeys.drop(name)}</Press></ActForm>
          </li>
        ))}
      </ul>
    )}
    <AddPasskey />
  </section>
)

const Password = () => (
  <section aria-labelledby="password-heading">
    <h2 id="password-heading">{words.password.heading}</h2>
    <ActForm action={change} label={words.password.heading}>
      <LineField name="password" label={words.password.now} type="password" autoComplete="current-password" />
      <LineField name="next" label={words.password.next} hint={words.password.hint} type="password" autoComplete="new-password" />
      <Press className="act main">{words.password.submit}</Press>
    </ActForm>
  </section>
)

const Sessions = ({ view, now, zone }: { view: AccountView; now: Instant; zone: Zone }) => (
  <section aria-labelledby="sessions">
    <h2 id="sessions">{words.sessions.heading}</h2>
    <ul>
      {view.sessions.map(({ id, since, seenAt, own }) => (
        <li key={id}>
          <span>{words.sessions.since(dayAndClock(since, dayOf(now, zone), zone), dayAndClock(seenAt, dayOf(now, zone), zone))}</span>
          {own ? <b>{words.sessions.own}</b>
            : <ActForm action={endSession} hidden={{ session: id }}><Press className="act">{words.sessions.end}</Press></ActForm>}
        </li>
      ))}
    </ul>
    {view.sessions.length > 1 && <ActForm action={endSession} hidden={{ session: '' }}><Press className="act">{words.sessions.others}</Press></ActForm>}
  </section>
)
