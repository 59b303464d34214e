import type { Route } from 'next'
import type { ReactNode } from 'react'
import { bar } from '@/lib/copy/staff/bar'
import { callsAt, diaryAt } from './addresses'

/** Where one is at the desk, and what the bar counts. */
export interface Place {
  clinic: string
  day: string
  calls: { open: number; overdue: number }
}

interface DeskTab {
  word: string
  /** The letter after G. */
  go: string
  at: (place: Place) => Route
  Count?: (props: { place: Place }) => ReactNode
}

function CallCount({ place: { calls: { open, overdue } } }: { place: Place }) {
  return (
    <span className="count">
      <b>{open}</b> {bar.toRing}
      {overdue > 0 && <>, <b className="late">{overdue}</b> {bar.overdue}</>}
    </span>
  )
}

/** The screens of the desk, in the order of the bar. */
export type DeskScreen = 'diary' | 'calls'

export const tabs: Readonly<Record<DeskScreen, DeskTab>> = {
  diary: { word: bar.diary, go: 'D', at: ({ clinic, day }) => diaryAt(clinic, day) },
  calls: { word: bar.calls, go: 'C', at: ({ clinic }) => callsAt(clinic), Count: CallCount },
}
