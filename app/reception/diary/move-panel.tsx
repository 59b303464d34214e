import { diaryAt } from '@/app/_staff/addresses'
import { findPlaces } from '@/app/_staff/find-places'
import { panel as words } from '@/lib/copy/staff/diary'
import { move as moveWords } from '@/lib/copy/staff/move'
import { dayAndClock } from '@/lib/copy/staff/time'
import { dayOf } from '@/lib/core/time'
import type { OpenedProps } from './appointment-panel'
import type { CarryFacts } from './carry/facts'
import { MoveForm } from './carry/move-form'
import { WhyNot } from './carry/why-not'
import { PanelFrame } from './panel-frame'

/** A move as a list of free places: numbers pick, arrows carry it about the grid, Enter moves, Esc puts back. */
export async function MovePanel({ actor, view, story, now, carry }: OpenedProps & { carry: CarryFacts | null }) {
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
      <MoveForm key={entry.reference} reference={entry.reference} version={entry.version} places={places} />
      <p className="other-days">{moveWords.otherDay}</p>
      {carry && <WhyNot facts={carry} />}
    </PanelFrame>
  )
}
