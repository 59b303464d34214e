import Link from 'next/link'
import { eventsAt, securityAt, seenByAt } from '@/app/_staff/law-addresses'
import { events as words, verbWords } from '@/lib/copy/staff/events'
import { placeOf, type EventsShown } from './shown'

/** Who, what and from when to when, as a form of addresses: without a script as well. `seen`: for the screen of whose data somebody saw. */
export function Filters({ seen = false, ...shown }: EventsShown & { seen?: boolean }) {
  const { asked, choices, desk: { clinic } } = shown
  const place = placeOf(asked)
  return (
    <form className="e-filters" action={seen ? '/manage/events/seen' : '/manage/events'} method="get" role="search" aria-label={words.find}>
      <input type="hidden" name="clinic" value={clinic.id} />
      {!seen && asked.patient && <input type="hidden" name="patient" value={asked.patient} />}
      <div className="line-field">
        <label htmlFor="staff">{words.staff}</label>
        <select id="staff" name="staff" defaultValue={asked.staff ?? ''} key={asked.staff}>
          <option value="">{words.anyStaff}</option>
          {choices.staff.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </div>
      {!seen && <Verbs {...shown} />}
      <Moment name="from" label={words.from} timeLabel={words.fromTime} {...shown} />
      <Moment name="until" label={words.until} timeLabel={words.untilTime} {...shown} />
      <p className="e-acts">
        <button type="submit" className="b edge">{words.show}</button>
        {seen ? <Link className="b" prefetch={false} href={eventsAt(clinic.id, place)}>{words.heading}</Link> : (
          <>
            <Link className="b" prefetch={false} href={seenByAt(clinic.id, { ...place, patient: undefined, verb: undefined })}>{words.seenBy}</Link>
            <Link className="b" prefetch={false} href={securityAt(clinic.id)}>{words.security}</Link>
            {Object.values(place).some(Boolean) && <Link className="b" prefetch={false} href={eventsAt(clinic.id)}>{words.everything}</Link>}
          </>
        )}
      </p>
      <p className="hint">{words.dayHint(clinic.timeZone)}</p>
    </form>
  )
}

const Verbs = ({ asked, choices }: EventsShown) => (
  <div className="line-field">
    <label htmlFor="verb">{words.verb}</label>
    <select id="verb" name="verb" defaultValue={asked.verb ?? ''} key={asked.verb}>
      <option value="">{words.anyVerb}</option>
      {choices.verbs.map((verb) => [verbWords(verb), verb] as const).sort(([a], [b]) => a.localeCompare(b, 'en'))
        .map(([word, verb]) => <option key={verb} value={verb}>{word}</option>)}
    </select>
  </div>
)

interface MomentProps extends EventsShown {
  name: 'from' | 'until'
  label: string
  timeLabel: string
}

function Moment({ name, label, timeLabel, asked, span }: MomentProps) {
  const wrong = span.wrong[name]
  const told = wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${name}-wrong` }
  const [day, time] = [asked[name], asked[`${name}-time`]]
  return (
    <div className={wrong === undefined ? 'line-field' : 'line-field wrong'}>
      <label htmlFor={name}>{label}</label>
      {wrong !== undefined && <p className="error" id={`${name}-wrong`}>{wrong}</p>}
      <span className="e-moment">
        <input id={name} name={name} type="date" defaultValue={day} key={`day ${day ?? ''}`} {...told} />
        <input name={`${name}-time`} aria-label={timeLabel} defaultValue={time} key={`time ${time ?? ''}`} placeholder={words.timePlaceholder} maxLength={5} autoComplete="off" {...told} />
      </span>
    </div>
  )
}
