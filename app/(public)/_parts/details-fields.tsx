import { FieldErrorLine } from '@/app/_ui/error-summary'
import { TextField } from '@/app/_ui/text-field'
import { bestTimeNames, details as words } from '@/lib/copy/patient/details'
import { bestTimes } from '@/lib/core/appointment'
import type { DraftDetails } from '@/lib/core/views'

export interface FieldsProps {
  typed: DraftDetails
  /** What to do about a field, by its name. */
  errors: Record<string, string>
  bestHint: string
}

type Part = Pick<FieldsProps, 'typed' | 'errors'>

function WhoFor({ typed, errors }: Part) {
  const isOther = typed.for === 'other'
  return (
    <fieldset className="field who-for">
      <legend>{words.who}</legend>
      <div className="above-1 choices plain">
        <div className="choice"><input type="radio" name="for" id="for" value="me" defaultChecked={!isOther} /><label htmlFor="for">{words.me}</label></div>
        <div className="choice"><input type="radio" name="for" id="for-other" value="other" defaultChecked={isOther} /><label htmlFor="for-other">{words.other}</label></div>
      </div>
      <div className="inset">
        <TextField id="booker" label={words.booker} hint={words.bookerHint} error={errors.booker} value={typed.booker} width="w20" />
      </div>
    </fieldset>
  )
}

const dateParts = [
  { part: 'day', label: words.day, width: 'w2', complete: 'bday-day' },
  { part: 'month', label: words.month, width: 'w2', complete: 'bday-month' },
  { part: 'year', label: words.year, width: 'w4', complete: 'bday-year' },
] as const

export function DateOfBirth({ typed, errors }: Part) {
  const wrong = dateParts.find(({ part }) => errors[`dob-${part}`])
  const message = wrong && errors[`dob-${wrong.part}`]
  const isAllWrong = wrong?.part === 'day' && message !== words.errors.dobPart('day')
  return (
    <fieldset className={wrong ? 'field wrong' : 'field'} aria-describedby={wrong ? 'dob-hint dob-error' : 'dob-hint'}>
      <legend>{words.dob}</legend>
      <p className="hint" id="dob-hint">{words.dobHint}</p>
      <FieldErrorLine id="dob-error" message={message} />
      <div className="dob">
        {dateParts.map(({ part, label, width, complete }) => {
          const bad = isAllWrong || wrong?.part === part
          return (
            <div key={part}>
              <label htmlFor={`dob-${part}`}>{label}</label>
              <input
                className={`input ${width}${bad ? ' bad' : ''}`} id={`dob-${part}`} name={`dob-${part}`} inputMode="numeric"
                autoComplete={complete} defaultValue={typed[`dob-${part}`]} aria-invalid={bad || undefined}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

function BestTime({ typed, hint }: { typed: DraftDetails; hint: string }) {
  return (
    <div className="field">
      <label htmlFor="best">{words.best}</label>
      <p className="hint" id="best-hint">{hint}</p>
      <select className="input w20" id="best" name="best" aria-describedby="best-hint" defaultValue={typed.best ?? 'any'}>
        {bestTimes.map((time) => <option key={time} value={time}>{bestTimeNames[time]}</option>)}
      </select>
    </div>
  )
}

function Reason({ typed, errors }: Part) {
  return (
    <div className={errors.reason ? 'field wrong' : 'field'}>
      <label htmlFor="reason">{words.reason} <span className="optional">{words.optional}</span></label>
      <p className="hint" id="reason-hint">{words.reasonHint}</p>
      <FieldErrorLine id="reason-error" message={errors.reason} />
      <textarea
        className={errors.reason ? 'input bad' : 'input'} id="reason" name="reason" rows={4} defaultValue={typed.reason}
        aria-invalid={errors.reason ? true : undefined} aria-describedby={errors.reason ? 'reason-hint reason-error' : 'reason-hint'}
      />
    </div>
  )
}

/** Who comes, how to reach them, and what about; filled in with what was typed, right or wrong. */
export function DetailsFields({ typed, errors, bestHint }: FieldsProps) {
  return (
    <>
      <WhoFor typed={typed} errors={errors} />
      <TextField id="name" label={words.name} error={errors.name} value={typed.name} width="w20" autoComplete="name" spellCheck={false} />
      <DateOfBirth typed={typed} errors={errors} />
      <h2 className="part-title">{words.reach}</h2>
      <TextField id="phone" label={words.phone} hint={words.phoneHint} error={errors.phone} value={typed.phone} width="w10" type="tel" autoComplete="tel" />
      <BestTime typed={typed} hint={bestHint} />
      <TextField
        id="email" label={words.email} optional={words.optional} hint={words.emailHint} error={errors.email} value={typed.email}
        width="w20" type="email" autoComplete="email" spellCheck={false}
      />
      <h2 className="part-title">{words.about}</h2>
      <Reason typed={typed} errors={errors} />
    </>
  )
}
