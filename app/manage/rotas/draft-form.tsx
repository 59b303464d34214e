import Link from 'next/link'
import { Choose, DateOrTime, Ticks } from '@/app/_staff/ask-fields'
import { rotasAt } from '@/app/_staff/rota-addresses'
import { GoForm } from '@/app/_ui/staff/go-form'
import { Key } from '@/app/_ui/staff/marks'
import { rotas as words } from '@/lib/copy/staff/rotas'
import { weekdayName, type Weekday } from '@/lib/core/time'
import type { RotaDoing } from '@/lib/input/rota-forms'
import type { RotasView } from '@/lib/use-cases/read-rotas'
import { whereText, type DraftValues } from './draft-values'

interface Props {
  doing: RotaDoing
  rotas: RotasView
  clinic: string
  values: DraftValues
  /** What to do about a field, by its name. */
  wrong: Record<string, string>
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const dayChoices = weekdays.map((weekday) => [String(weekday), weekdayName(weekday)] as const)
const oftenChoices = [['0', words.onceOnly] as const, ...[1, 2, 3, 4, 6, 8].map((weeks) => [String(weeks), words.often(weeks)] as const)]

const whereChoices = ({ clinics }: RotasView) => clinics.filter(({ mine }) => mine).flatMap(({ id, place, rooms }) => [
  ...rooms.map((room) => [whereText(id, room.id), words.at(place, room.name)] as const), [whereText(id, null), words.at(place, words.noRoom)] as const,
])

/** A draft to be typed: it asks by the address what it would do, and writes nothing. */
export function DraftForm({ doing, rotas, clinic, values, wrong }: Props) {
  const who = rotas.person?.id ?? ''
  const keep = { clinic, who, do: doing, ...(values['row'] === undefined ? {} : { row: values['row'] }) }
  const fields = { values, wrong }
  return (
    <div className="draft" id="draft">
      <GoForm to="/manage/rotas" keep={keep} className="draft-form" label={words.forms[doing]}>
        <h3>{words.forms[doing]}</h3>
        <div className="draft-fields">
          {(doing === 'add' || doing === 'change') && <TimesFields {...fields} doing={doing} rotas={rotas} />}
          {doing === 'end' && <DateOrTime name="last" type="date" label={words.last} {...fields} />}
          {doing === 'copy' && <CopyFields {...fields} rotas={rotas} />}
        </div>
        <div className="draft-acts">
          <button type="submit" className="act">{words.show} <Key>Enter</Key></button>
          <Link className="b edge" href={rotasAt(clinic, { who })} prefetch={false} scroll={false} aria-keyshortcuts="Escape">{words.close} <Key>Esc</Key></Link>
        </div>
      </GoForm>
    </div>
  )
}

interface FieldsProps {
  values: DraftValues
  wrong: Record<string, string>
  rotas: RotasView
}

function TimesFields({ doing, rotas, ...fields }: FieldsProps & { doing: 'add' | 'change' }) {
  return (
    <>
      <Choose name="weekday" label={words.weekday} choices={dayChoices} {...fields} />
      <Choose name="where" label={words.where} choices={whereChoices(rotas)} {...fields} wrong={{ ...fields.wrong, where: fields.wrong['where'] ?? fields.wrong['room'] ?? '' }} />
      <DateOrTime name="from" type="time" label={words.from} {...fields} />
      <DateOrTime name="to" type="time" label={words.to} {...fields} />
      <DateOrTime name="lunchFrom" type="time" label={words.lunchFrom} hint={words.lunchHint} {...fields} />
      <DateOrTime name="lunchTo" type="time" label={words.lunchTo} {...fields} />
      <Choose name="everyWeeks" label={words.everyWeeks} choices={oftenChoices} {...fields} />
      <DateOrTime name="since" type="date" label={doing === 'add' ? words.sinceOnce : words.since} {...fields} />
      <DateOrTime name="until" type="date" label={words.until} hint={words.untilHint} {...fields} />
      {doing === 'change' && <Choose name="alone" label={words.alone} choices={[['no', words.aloneNo], ['yes', words.aloneYes]]} {...fields} />}
    </>
  )
}

function CopyFields({ rotas, ...fields }: FieldsProps) {
  const others = rotas.people.filter(({ id }) => id !== rotas.person?.id)
  return (
    <>
      <Choose name="weekday" label={words.copyWhat} choices={[['week', words.wholeWeek], ...dayChoices]} {...fields} />
      <DateOrTime name="since" type="date" label={words.since} {...fields} />
      <Choose name="rooms" label={words.rooms} choices={[['yes', words.roomsYes], ['no', words.roomsNo]]} {...fields} />
      <Ticks legend={words.toDays} boxes={weekdays.map((weekday) => [`day-${weekday}`, weekdayName(weekday)])} values={fields.values} wrong={fields.wrong['days']} />
      <Ticks legend={words.toPeople} hint={words.toPeopleHint} boxes={others.map(({ id, name }) => [`to-${id}`, name])} values={fields.values} wrong={fields.wrong['people']} />
      <p className="effect-note">{words.copySaid}</p>
    </>
  )
}
