import Link from 'next/link'
import { weekAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { week as words } from '@/lib/copy/staff/week'
import type { Day } from '@/lib/core/time'
import type { WeekView } from '@/lib/core/week-view'
import type { RoomChoice } from '@/lib/use-cases/add-session'
import { openExtra } from './actions'
import { SelectField } from '@/app/_ui/staff/select-field'

interface Props {
  week: WeekView
  day: Day
  people: { id: string; name: string }[]
  rooms: RoomChoice[]
}

/** Time that a manager opens once, on one day. */
export function ExtraPanel({ week, day, people, rooms }: Props) {
  const { clinic, practitioner } = week
  const places = rooms.map(({ clinic: id, place, room, name }) => ({ value: `${id} ${room ?? '-'}`, word: `${place}, ${name ?? words.noRoom}` }))
  return (
    <aside className="panel" aria-labelledby="panel-title">
      <div className="panel-top">
        <p />
        <Link className="b" href={weekAt(clinic.id, practitioner.id, day)} scroll={false} aria-keyshortcuts="Escape">
          <Say>{words.close}</Say><Icon name="cross" /> <Key>Esc</Key>
        </Link>
      </div>
      <h2 id="panel-title">{words.extraHeading}</h2>
      <p className="who-line">{words.extraSaid}</p>
      <ActForm action={openExtra} className="caller">
        <SelectField name="practitioner" label={words.who} first={practitioner.id} choices={people.map(({ id, name }) => ({ value: id, word: name }))} />
        <SelectField name="room" label={words.where} first={places.find(({ value }) => value.startsWith(`${clinic.id} `))?.value} choices={places} />
        <LineField name="day" label={words.day} type="date" defaultValue={day} />
        <LineField name="from" label={words.start} type="time" />
        <LineField name="to" label={words.end} type="time" />
        <Press className="act main" aria-keyshortcuts="Control+Enter">{words.open} <Key>Ctrl</Key> <Key>Enter</Key></Press>
      </ActForm>
    </aside>
  )
}
