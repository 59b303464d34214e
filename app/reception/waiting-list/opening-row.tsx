import type { Route } from 'next'
import Link from 'next/link'
import { dayName } from '@/lib/copy/staff/time'
import { waiting as words } from '@/lib/copy/staff/waiting'
import { clock24, dayOf } from '@/lib/core/time'
import type { OpeningEntry } from '@/lib/core/waiting-view'
import { todayAt, waitOf, type Shown } from './shown'

interface Props extends Shown {
  opening: OpeningEntry
  at: Route
  shortcut: string | undefined
  isOpen: boolean
}

const namesShown = 2

/** One gap: when, with whom, and who wants it, first who is to be asked first. */
export function OpeningRow({ opening, at, view, now, shortcut, isOpen }: Props) {
  const zone = view.clinic.timeZone
  const [first, last] = [opening.starts[0]?.start ?? 0, opening.starts.at(-1)?.start ?? 0]
  const waits = opening.waits.flatMap((id) => waitOf(view, id) ?? [])
  const urgent = waits.some((wait) => wait.urgent)
  return (
    <li className={isOpen ? 'is-on' : undefined}>
      <Link className="wl-row" prefetch={false} href={at} scroll={false} aria-current={isOpen ? 'true' : undefined} aria-keyshortcuts={shortcut}>
        <span className="wl-when">
          <b>{dayName(dayOf(first, zone), todayAt({ view, now }))} {clock24(first, zone)}</b>
          {last > first && <small>to {clock24(last, zone)}, {opening.starts.length} starts</small>}
        </span>
        <span className="wl-what">{opening.practitioner.name}<small>{opening.room}</small></span>
        <span className="wl-who">
          {urgent && <em className="wl-urgent">{words.urgent}</em>}
          {words.wantedBy(waits.slice(0, namesShown).map(({ patient }) => patient.name).join(', '), Math.max(0, waits.length - namesShown))}
        </span>
        <span className="wl-count">{words.people(waits.length)}</span>
      </Link>
    </li>
  )
}
