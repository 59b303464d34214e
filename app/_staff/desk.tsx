import type { Route } from 'next'
import type { ReactNode } from 'react'
import { readAgain } from '@/app/_staff/reading-actions'
import { Live } from '@/app/_ui/staff/live'
import { pageMark } from '@/lib/auth/current-staff'
import type { StaffActor } from '@/lib/auth/actor'
import { bar } from '@/lib/copy/staff/bar'
import { minuteOfDay, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import type { Urgency } from '@/lib/core/worklist'
import { HealthNote } from './health-note'
import { ManageParts } from './manage-parts-line'
import type { ManageScreen } from './manage-parts'
import { RememberClinic } from './remember-clinic'
import type { DeskScreen } from './tabs'
import { TopBar } from './top-bar'

interface Props {
  actor: StaffActor
  clinics: ClinicView[]
  clinic: ClinicView
  day: string
  here: DeskScreen
  /** Everybody who is to be rung. */
  calls: { urgency: Urgency }[]
  now: Instant
  skip: string
  className?: string
  /** Which part of what a manager sees to: the line of all of them stands above it. */
  part?: ManageScreen
  /** The same screen at another clinic, where that isn't its tab. */
  elsewhere?: (clinic: string) => Route
  children: ReactNode
}

/** A desk screen: the bar, the signal that keeps it true, and its panes. */
export function Desk({ actor, clinics, clinic, day, here, calls, now, skip, className = '', part, elsewhere, children }: Props) {
  const parted = here === 'manage' ? part : undefined
  const madeAt = minuteOfDay(now, clinic.timeZone)
  return (
    <>
      <a className="skip" href="#main">{skip}</a>
      <div className={`desk ${parted ? 'has-parts' : ''} ${className}`}>
        <TopBar {...{ actor, clinics, day, here, calls, elsewhere }} clinic={clinic.id} />
        <div>
          <Live source={`/api/v1/events?clinic=${clinic.id}`} mark={pageMark()} madeAt={madeAt} lostWords={bar.lost} read={readAgain} />
          {actor.role === 'manager' && part !== 'health' && (
            <HealthNote actor={actor} clinic={clinic.id} now={now} />
          )}
        </div>
        {parted && <ManageParts clinic={clinic.id} here={parted} />}
        {children}
      </div>
      <RememberClinic clinic={clinic.id} />
    </>
  )
}
