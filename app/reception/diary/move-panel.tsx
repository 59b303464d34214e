import { diaryAt } from '@/app/_staff/addresses'
import { findPlaces } from '@/app/_staff/find-places'
import { Places } from '@/app/_staff/places'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { panel as words } from '@/lib/copy/staff/diary'
import { dayAndClock } from '@/lib/copy/staff/time'
import { dayOf } from '@/lib/core/time'
import { move } from './actions'
import type { OpenedProps } from './appointment-panel'
import { PanelFrame } from './panel-frame'

/** A move as a list of free places, nearest first by day: numbers pick, Enter moves, Esc puts back. */
export async function MovePanel({ actor, view, story, now }: OpenedProps) {
  const { entry } = story
  const { clinic } = view
  const zone = clinic.timeZone
  const places = await findPlaces(actor, clinic, entry, now)
  const back = { href: diaryAt(clinic.id, view.day, { open: entry.reference }), word: words.putBack }
  return (
    <PanelFrame
      clinic={clinic} day={view.day} status={entry.status} reference={entry.reference} back={back}
      heading={words.moving(entry.patient?.name ?? '')}
    >
      <p className="who-line">{entry.service.name}, {entry.service.minutes} min</p>
      <dl className="fromto">
        <div>
          <dt>{words.from}</dt>
          <dd><b>{dayAndClock(entry.start, dayOf(now, zone), zone)}</b><br />{[story.practitionerName, entry.room].filter(Boolean).join(', ')}</dd>
        </div>
      </dl>
      {places.length === 0 ? <p className="nothing">{words.noPlaces}</p> : (
        <ActForm action={move} hidden={{ reference: entry.reference, version: entry.version }}>
          <Places legend={words.pickPlace} name="place" places={places} keyed />
          <Press className="act main" aria-keyshortcuts="Enter">{words.moveHere} <Key>Enter</Key></Press>
        </ActForm>
      )}
    </PanelFrame>
  )
}
