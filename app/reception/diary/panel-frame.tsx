import Link from 'next/link'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { diaryAt } from '@/app/_staff/addresses'
import { Icon } from '@/app/_ui/staff/icon'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Status } from '@/app/_ui/staff/status'
import { panel as words } from '@/lib/copy/staff/diary'
import { statusWords } from '@/lib/copy/staff/words'
import type { AppointmentStatus } from '@/lib/core/appointment'
import type { ClinicView } from '@/lib/core/views'

interface Props {
  clinic: ClinicView
  day: string
  heading: string
  status?: AppointmentStatus
  reference?: string
  /** Where Esc leads: back to the day, unless one step back is somewhere else. */
  back?: { href: Route; word: string }
  children: ReactNode
}

/** The panel beside the day. It pushes the columns and never covers them. */
export function PanelFrame({ clinic, day, heading, status, reference, back, children }: Props) {
  return (
    <aside className="panel" aria-labelledby="panel-title">
      <div className="panel-top">
        <p>
          {status && <Status status={status}>{capital(statusWords[status])}</Status>}
          {reference && <span className="ref">{reference}</span>}
        </p>
        <Link className="b" href={back?.href ?? diaryAt(clinic.id, day)} scroll={false} aria-keyshortcuts="Escape">
          {back ? back.word : <><Say>{words.close}</Say><Icon name="cross" /></>} <Key>Esc</Key>
        </Link>
      </div>
      <h2 id="panel-title">{heading}</h2>
      <p className="hidden-visually" role="status">{heading}{status && `, ${statusWords[status]}`}</p>
      {children}
    </aside>
  )
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
