import { Dial } from '@/app/_staff/dial'
import { WantedLine } from '@/app/reception/waiting-list/wanted-line'
import { Flags } from '@/app/_staff/flags'
import { RecordLink } from '@/app/_staff/record-link'
import type { StaffActor } from '@/lib/auth/actor'
import { call as callWords } from '@/lib/copy/staff/calls'
import { panel as words } from '@/lib/copy/staff/diary'
import { pounds } from '@/lib/copy/staff/money'
import { questionsState } from '@/lib/copy/staff/ring-now'
import { dayName } from '@/lib/copy/staff/time'
import { bestTimeWords } from '@/lib/copy/staff/words'
import { ageOn, clock24, dayOf, longDate, type Instant } from '@/lib/core/time'
import type { AppointmentStory, DiaryView } from '@/lib/core/views'
import { NoteForm } from './note-form'
import { PanelFrame } from './panel-frame'
import { Story } from './story'
import { Verbs } from './verbs'

export interface OpenedProps {
  actor: StaffActor
  view: DiaryView
  story: AppointmentStory
  now: Instant
}

/** One appointment: whom to ring, what it is, what may be done with it, what happened. */
export function AppointmentPanel({ actor, view, story, now }: OpenedProps) {
  const { entry } = story
  const { clinic, day } = view
  const { patient } = entry
  const today = dayOf(now, clinic.timeZone)
  return (
    <PanelFrame clinic={clinic} day={day} heading={patient?.name ?? ''} status={entry.status} reference={entry.reference}>
      <p className="who-line">
        {patient?.dateOfBirth && callWords.born(ageOn(patient.dateOfBirth, today), longDate(patient.dateOfBirth).replace(/^\S+ /, ''))}{' '}
        <Flags {...entry} /> {patient && <RecordLink patient={patient.id} />}
      </p>
      {patient && <Dial patient={patient} />}
      <WantedLine {...{ actor, clinic, entry, now }} />
      {entry.orphan && <p className="refused">{words.orphan}</p>}
      {story.call?.flagged && <p className="refused">{words.flagged}</p>}
      <Facts {...{ view, story, now }} />
      <Verbs entry={entry} clinic={clinic.id} day={day} />
      <NoteForm reference={entry.reference} note={entry.note} />
      <Story {...{ story, now }} zone={clinic.timeZone} />
    </PanelFrame>
  )
}

function Facts({ view, story, now }: Omit<OpenedProps, 'actor'>) {
  const { entry } = story
  const zone = view.clinic.timeZone
  const buffer = Math.round((entry.busyUntil - entry.end) / 60_000)
  return (
    <dl className="facts">
      <div>
        <dt>{words.when}</dt>
        <dd>
          <b>{dayName(dayOf(entry.start, zone), dayOf(now, zone))} {clock24(entry.start, zone)} to {clock24(entry.end, zone)}</b>
          {buffer > 0 && words.keptFree(buffer)}
        </dd>
      </div>
      <div><dt>{words.with}</dt><dd>{[story.practitionerName, entry.room].filter(Boolean).join(', ')}</dd></div>
      <div><dt>{words.for}</dt><dd>{entry.service.name}, {pounds(entry.service.pricePence)}</dd></div>
      {(entry.firstVisit || story.questions !== 'none') && <div><dt>{questionsState.name}</dt><dd>{questionsState[story.questions]}</dd></div>}
      {entry.bookedByName && <div><dt>{words.bookedBy}</dt><dd>{entry.bookedByName}</dd></div>}
      {entry.reason && <div><dt>{words.reason}</dt><dd>{entry.reason}</dd></div>}
      {story.call && <div><dt>{words.bestTime}</dt><dd>{bestTimeWords[entry.bestTime]}</dd></div>}
    </dl>
  )
}
