import type { Route } from 'next'
import type { ReactNode } from 'react'
import { bar } from '@/lib/copy/staff/bar'
import { callsAt, diaryAt, waitingAt, toTellAt, patientsAt, phoneAt } from './addresses'
import { FailCount } from './fail-count'
import { manageAt } from './manage-addresses'
import { failuresAt } from './message-addresses'
import { TellCount } from './tell-count'

/** Where one is at the desk, and what the bar counts. */
export interface Place {
  clinic: string
  day: string
  calls: { open: number; overdue: number; atOnce: number }
  role: 'reception' | 'manager'
}

interface DeskTab {
  word: string
  /** The letter after G. */
  go: string
  at: (place: Place) => Route
  Count?: (props: { place: Place }) => ReactNode
  /** Whose it is, where it isn't everybody's at the desk. */
  of?: 'reception' | 'manager'
}

function CallCount({ place: { calls: { open, overdue, atOnce } } }: { place: Place }) {
  return (
    <span className="count">
      <b>{open}</b> {bar.toRing}
      {atOnce > 0 && <>, <b className="at-once">{atOnce} {bar.atOnce}</b></>}
      {overdue > 0 && <>, <b className="late">{overdue}</b> {bar.overdue}</>}
    </span>
  )
}

/** The screens of the desk, in the order of the bar. */
export type DeskScreen = 'diary' | 'calls' | 'phone' | 'patients' | 'to-tell' | 'waiting' | 'messages' | 'manage'

export const tabs: Readonly<Record<DeskScreen, DeskTab>> = {
  diary: { word: bar.diary, go: 'D', at: ({ clinic, day }) => diaryAt(clinic, day) },
  calls: { word: bar.calls, go: 'C', at: ({ clinic }) => callsAt(clinic), Count: CallCount },
  phone: { word: bar.byPhone, go: 'B', at: ({ clinic }) => phoneAt(clinic) },
  patients: { word: bar.patients, go: 'P', at: ({ clinic }) => patientsAt(clinic) },
  'to-tell': { word: bar.toTell, go: 'T', at: ({ clinic }) => toTellAt(clinic), Count: ({ place }) => <TellCount clinic={place.clinic} /> },
  waiting: { word: bar.waiting, go: 'W', at: ({ clinic }) => waitingAt(clinic) },
  messages: {
    word: bar.messages, go: 'M', at: ({ clinic }) => failuresAt(clinic), of: 'reception',
    Count: ({ place }) => <FailCount clinic={place.clinic} />,
  },
  manage: { word: bar.manage, go: 'M', at: ({ clinic }) => manageAt(clinic), of: 'manager', Count: ({ place }) => <FailCount clinic={place.clinic} /> },
}
