import { GroupError, KeptLine, KeptPick, KeptText, KeptTick } from '@/app/_ui/staff/kept-fields'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { setUp } from '@/lib/copy/staff/set-up'
import { knownProfessions, suggestedDay, suggestionsFor } from '@/lib/copy/staff/suggestions'
import { wallClock24, weekdayName, type Weekday } from '@/lib/core/time'
import { professions as keepProfessions, rota as keepRota, services as keepServices } from './actions'
import { StepForm, type StepProps } from './step-form'

/** The known professions with their registers, and lines for one of one's own. */
export function ProfessionsStep({ records: { professions } }: StepProps) {
  const words = practiceForms.professions
  const own = professions.filter(({ id }) => !knownProfessions.some((known) => known.id === id))
  return (
    <StepForm action={keepProfessions}>
      <fieldset className="group">
        <legend>{setUp.steps.professions.name}</legend>
        {knownProfessions.map(({ id, plural, register }) => (
          <KeptTick key={id} name={id} label={words.known(plural, register)} first={professions.some((one) => one.id === id)} />
        ))}
        {own.map(({ id, plural, register }) => <p key={id}>{words.known(plural, register)}</p>)}
      </fieldset>
      <fieldset className="group">
        <legend>{words.own}</legend>
        <div className="pair">
          <KeptLine name="name" label={words.name} />
          <KeptLine name="plural" label={words.plural} />
        </div>
        <KeptLine name="register" label={words.register} hint={words.registerHint} />
        <KeptText name="about" label={words.about} rows={2} />
      </fieldset>
    </StepForm>
  )
}

/** What there is already, or else what such a practice mostly has, to be accepted or changed. */
export function ServicesStep({ records: { services, practitioners, professions } }: StepProps) {
  const person = practitioners[0]
  if (!person) return null
  const words = practiceForms.service
  const suggested = person.professions.flatMap(({ id }) => suggestionsFor(id)).filter(({ id }) => !services.some((one) => one.id === id))
  const rows = [...services.map((one) => ({ ...one, seen: String(one.version), wanted: true })), ...suggested.map((one) => ({ ...one, channel: 'online' as const, seen: '', wanted: services.length === 0 }))]
  return (
    <StepForm action={keepServices} hidden={{ practitioner: person.id }}>
      <p className="hint">{setUp.services.said(person.name)}</p>
      <GroupError name="services" />
      {rows.map(({ id, profession, name, about, minutes, bufferMinutes, pricePence, patients, channel, skill, seen, wanted }) => (
        <fieldset key={id} className="group service">
          <legend>{setUp.services.legend(name, professions.find((one) => one.id === profession)?.name ?? profession)}</legend>
          {Object.entries({ seen, profession, about, patients, channel, skill: skill ?? '' }).map(([field, value]) => <input key={field} type="hidden" name={`${id}.${field}`} value={value} />)}
          <KeptTick name={`${id}.wanted`} label={setUp.services.wanted(name)} first={wanted} />
          <KeptLine name={`${id}.name`} label={words.name} first={name} />
          <div className="three">
            <KeptLine name={`${id}.minutes`} label={words.minutes} first={String(minutes)} inputMode="numeric" />
            <KeptLine name={`${id}.bufferMinutes`} label={words.buffer} first={String(bufferMinutes)} inputMode="numeric" />
            <KeptLine name={`${id}.price`} label={words.price} first={pricePence % 100 === 0 ? String(pricePence / 100) : (pricePence / 100).toFixed(2)} inputMode="decimal" />
          </div>
        </fieldset>
      ))}
    </StepForm>
  )
}

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** The week as it is typed: each day's hours, and lunch once. */
export function RotaStep({ records: { practitioners, clinics, sessions } }: StepProps) {
  const [person, clinic] = [practitioners[0], clinics[0]]
  if (!person || !clinic) return null
  const words = practiceForms.rota
  const open = new Set(clinic.hours.map(({ weekday }) => weekday))
  const mine = sessions.filter(({ practitioner }) => practitioner === person.id)
  const timesOf = (weekday: Weekday): [string, string] => {
    const here = mine.filter((one) => one.weekday === weekday)
    if (mine.length > 0) return here.length === 0 ? ['', ''] : [wallClock24(Math.min(...here.map(({ from }) => from))), wallClock24(Math.max(...here.map(({ to }) => to)))]
    return open.has(weekday) && weekday < 6 ? [suggestedDay.from, suggestedDay.to] : ['', '']
  }
  return (
    <StepForm action={keepRota} hidden={{ practitioner: person.id, clinic: clinic.id }}>
      <KeptPick name="room" label={words.room} first={mine[0]?.room ?? clinic.rooms[0]?.id ?? ''} choices={[...clinic.rooms.map(({ id, name }) => ({ value: id, word: name })), { value: '', word: words.noRoom }]} />
      <table className="week-fields">
        <thead><tr><th scope="col">{words.day}</th><th scope="col">{words.from}</th><th scope="col">{words.to}</th></tr></thead>
        <tbody>
          {week.map((weekday) => {
            const [from, to] = timesOf(weekday)
            return (
              <tr key={weekday}>
                <th scope="row">{weekdayName(weekday)}</th>
                <td data-word={words.from}><KeptLine name={`from-${weekday}`} label={words.from} named={practiceForms.hours.said(weekdayName(weekday), words.from)} first={from} inputMode="numeric" /></td>
                <td data-word={words.to}><KeptLine name={`to-${weekday}`} label={words.to} named={practiceForms.hours.said(weekdayName(weekday), words.to)} first={to} inputMode="numeric" /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="pair">
        <KeptLine name="lunchFrom" label={words.lunchFrom} hint={words.lunchHint} first={mine.length > 0 ? '' : suggestedDay.lunchFrom} inputMode="numeric" />
        <KeptLine name="lunchTo" label={words.lunchTo} first={mine.length > 0 ? '' : suggestedDay.lunchTo} inputMode="numeric" />
      </div>
    </StepForm>
  )
}
