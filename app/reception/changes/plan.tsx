import { randomUUID } from 'node:crypto'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { changes as words } from '@/lib/copy/staff/changes'
import { dayName } from '@/lib/copy/staff/time'
import { statusWords } from '@/lib/copy/staff/words'
import type { Change, ChangePlan, PlanPlace, PlanRow } from '@/lib/core/change-view'
import type { PlaceKind } from '@/lib/core/proposals'
import { clock24, dayOf, shortDate, wallClock24, type Day, type Instant, type Zone } from '@/lib/core/time'
import { decisionText } from '@/lib/input/change-forms'
import { apply } from './actions'
import { PlanRows, type Option, type RowProps } from './plan-rows'

interface Props {
  plan: ChangePlan
  /** The change as the address says it, sent along. */
  asked: Record<string, string>
  now: Instant
}

const whenWords = (at: Instant, today: Day, zone: Zone): string => `${dayName(dayOf(at, zone), today)} ${clock24(at, zone)}`

function groupsOf(row: PlanRow, today: Day, zone: Zone): RowProps['groups'] {
  const optionOf = (place: PlanPlace): Option => ({
    value: decisionText({ to: 'move', start: place.start, practitioner: place.practitioner, room: place.room }),
    word: words.place(whenWords(place.start, today, zone), place.practitionerName),
    taking: { practitioner: place.practitioner, room: place.room, start: place.start, busyUntil: place.busyUntil },
  })
  const names: Record<PlaceKind, string> = {
    'same-time': words.sameTime, 'same-person': words.samePerson(row.practitioner.name), other: words.other,
  }
  const groups = (['same-time', 'same-person', 'other'] as const)
    .map((kind) => ({ name: names[kind], options: row.alternatives.filter((place) => place.kind === kind).map(optionOf) }))
  return [...groups.filter(({ options }) => options.length > 0), { name: words.otherwise, options: [
    { value: 'leave', word: words.leave, taking: null }, { value: 'cancel', word: words.cancel, taking: null },
  ] }]
}

const rowOf = (row: PlanRow, today: Day, zone: Zone): RowProps => ({
  reference: row.reference, version: row.version, when: whenWords(row.start, today, zone),
  with: [row.practitioner.name, row.room].filter(Boolean).join(', '), name: row.patient.name,
  what: `${row.service.name} ${row.service.minutes}`, status: statusWords[row.status], groups: groupsOf(row, today, zone),
  proposal: row.proposal ? decisionText({ to: 'move', ...row.proposal }) : 'cancel',
})

/** 'Thu 26 Nov', 'Thu 26 Nov from 12:00', 'Thu 26 Nov to Mon 30 Nov until 13:00' */
function spanWords({ from, until, fromMinute, untilMinute }: Change): string {
  const days = from === until ? shortDate(from) : `${shortDate(from)} ${words.toDay} ${shortDate(until)}`
  return [days, fromMinute > 0 && `${words.fromClock} ${wallClock24(fromMinute)}`, untilMinute < 1440 && `${words.untilClock} ${wallClock24(untilMinute)}`]
    .filter(Boolean).join(' ')
}

/** Everybody concerned, with what is proposed: changed where it must be, then applied at once. */
export function Plan({ plan, asked, now }: Props) {
  const { clinic, practitioner, rows, arrived, elsewhere } = plan
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  return (
    <section className="plan-pane" aria-labelledby="plan-title">
      <h2 id="plan-title">{words.concerned(rows.length)}</h2>
      <p className="say">{practitioner ? words.away(practitioner.name) : words.shut(clinic.place)}, {spanWords(plan.change)}</p>
      {arrived.length > 0 && <p className="plan-note">{words.arrived(arrived.map(({ patient, start }) => `${patient.name} ${clock24(start, zone)}`).join(', '))}</p>}
      {elsewhere.map(({ place, count }) => <p className="plan-note" key={place}>{words.elsewhere(count, place)}</p>)}
      <ActForm action={apply} hidden={{ ...asked, id: randomUUID() }} className="plan-form">
        {rows.length > 0 ? <PlanRows rows={rows.map((row) => rowOf(row, today, zone))} columns={words.columns} caption={words.caption} />
          : <p className="plan-note">{words.nobody}</p>}
        <p className="plan-note">{words.applied}</p>
        <Press className="act main" aria-keyshortcuts="Control+Enter">
          {rows.length > 0 ? words.apply : words.applyNone} <Key>Ctrl</Key> <Key>Enter</Key>
        </Press>
      </ActForm>
    </section>
  )
}
