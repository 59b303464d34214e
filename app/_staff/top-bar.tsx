import type { Route } from 'next'
import Link from 'next/link'
import { Keys } from '@/app/_ui/staff/keys'
import { Bob } from '@/app/_ui/staff/marks'
import type { StaffActor } from '@/lib/auth/actor'
import { bar, keyWords, roleWords } from '@/lib/copy/staff/bar'
import type { CallEntry, ClinicView } from '@/lib/core/views'
import { callsAt, diaryAt } from './addresses'
import { SignOut } from './sign-out'

interface Props {
  actor: StaffActor
  /** Those that the reader may see. */
  clinics: ClinicView[]
  clinic: string
  day: string
  here: 'diary' | 'calls'
  calls: CallEntry[]
}

export function TopBar({ actor, clinics, clinic, day, here, calls }: Props) {
  const overdue = calls.filter((call) => call.urgency === 'overdue').length
  const sameAt = (id: string): Route => (here === 'calls' ? callsAt(id) : diaryAt(id, day))
  return (
    <header className="bar">
      <Link className="mark" prefetch={false} href={diaryAt(clinic, day)}><Bob /><span>{bar.product}</span></Link>
      <nav className="clinics" aria-label={bar.clinics}>
        {clinics.map(({ id, place }) => (
          <Link key={id} prefetch={false} href={sameAt(id)} aria-current={id === clinic ? 'true' : undefined}>{place}</Link>
        ))}
      </nav>
      <nav className="tabs" aria-label={bar.pages}>
        <ul>
          <li><Tab href={diaryAt(clinic, day)} go="D" here={here === 'diary'}>{bar.diary}</Tab></li>
          <li>
            <Tab href={callsAt(clinic)} go="C" here={here === 'calls'}>
              {bar.calls}
              <span className="count">
                <b>{calls.length}</b> {bar.toRing}
                {overdue > 0 && <>, <b className="late">{overdue}</b> {bar.overdue}</>}
              </span>
            </Tab>
          </li>
        </ul>
      </nav>
      <Keys words={keyWords} />
      <p className="me"><b>{actor.name}</b> <span>{roleWords[actor.role]}</span></p>
      <SignOut />
    </header>
  )
}

interface TabProps {
  href: Route
  go: string
  here: boolean
  children: React.ReactNode
}

const Tab = ({ href, go, here, children }: TabProps) => (
  <Link href={href} prefetch={false} data-go={go} aria-current={here ? 'page' : undefined}>
    {here && <span className="hang" aria-hidden="true"><Bob /></span>}
    {children}
  </Link>
)
