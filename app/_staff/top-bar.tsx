import type { Route } from 'next'
import Link from 'next/link'
import { Keys } from '@/app/_ui/staff/keys'
import { Icon } from '@/app/_ui/staff/icon'
import { Bob, Key, Say } from '@/app/_ui/staff/marks'
import type { StaffActor } from '@/lib/auth/actor'
import { bar, keyWords, roleWords } from '@/lib/copy/staff/bar'
import type { ClinicView } from '@/lib/core/views'
import type { Urgency } from '@/lib/core/worklist'
import { diaryAt, phoneAt } from './addresses'
import { tabs, type DeskScreen, type Place } from './tabs'
import { SignOut } from './sign-out'
import { WorkAs } from './work-as'

interface Props {
  actor: StaffActor
  /** Those that the reader may see. */
  clinics: ClinicView[]
  clinic: string
  day: string
  here: DeskScreen
  /** Everybody who is to be rung. */
  calls: { urgency: Urgency }[]
  /** The same screen at another clinic, where that isn't its tab. */
  elsewhere?: ((clinic: string) => Route) | undefined
}

export function TopBar({ actor, clinics, clinic, day, here, calls, elsewhere }: Props) {
  const overdue = calls.filter((call) => call.urgency === 'overdue').length
  const atOnce = calls.filter((call) => call.urgency === 'ring-now').length
  const place: Place = { clinic, day, calls: { open: calls.length, overdue, atOnce }, role: actor.role === 'manager' ? 'manager' : 'reception' }
  const sameAt = elsewhere ?? ((id: string): Route => tabs[here].at({ ...place, clinic: id }))
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
          {Object.entries(tabs).filter(([, { of }]) => of === undefined || of === place.role).map(([screen, { at, go, word, Count }]) => (
            <li key={screen}>
              <Tab href={at(place)} go={go} here={screen === here}>{word}{Count && <Count place={place} />}</Tab>
            </li>
          ))}
        </ul>
      </nav>
      <Link className="b find" prefetch={false} href={phoneAt(clinic)} aria-keyshortcuts="/"><Say>{bar.findCallerSaid}</Say><Icon name="find" /><Key>/</Key></Link>
      <Keys words={keyWords} />
      <WorkAs actor={actor} />
      <p className="me"><b><Link prefetch={false} href="/account">{actor.name}</Link></b> <span>{roleWords[actor.role]}</span></p>
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
