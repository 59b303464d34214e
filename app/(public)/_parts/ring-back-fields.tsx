import { FieldErrorLine } from '@/app/_ui/error-summary'
import { TextField } from '@/app/_ui/text-field'
import { bestTimeNames } from '@/lib/copy/patient/details'
import { ringBack as words } from '@/lib/copy/patient/ring-back'
import { bestTimes } from '@/lib/core/appointment'

interface Props {
  typed: Record<string, string>
  /** What to do about a field, by its name. */
  errors: Record<string, string>
  clinics: { id: string; name: string; by: string }[]
}

function Clinic({ typed, errors, clinics }: Props) {
  const error = errors['ring-clinic']
  const described = error ? 'ring-clinic-error' : undefined
  return (
    <fieldset className={error ? 'field wrong' : 'field'} aria-describedby={described}>
      <legend>{words.clinic}</legend>
      <FieldErrorLine id="ring-clinic-error" message={error} />
      <div className="above-1 choices plain">
        {clinics.map(({ id, name, by }, i) => (
          <div className="choice" key={id}>
            <input type="radio" name="ring-clinic" id={i === 0 ? 'ring-clinic' : `ring-${id}`} value={id} defaultChecked={typed['ring-clinic'] === id} />
            <label htmlFor={i === 0 ? 'ring-clinic' : `ring-${id}`}>{name}<span className="choice-note">{by}</span></label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function BestTime({ typed }: Pick<Props, 'typed'>) {
  return (
    <div className="field">
      <label htmlFor="ring-best">{words.best}</label>
      <p className="hint" id="ring-best-hint">{words.bestHint}</p>
      <select className="input w20" id="ring-best" name="ring-best" aria-describedby="ring-best-hint" defaultValue={typed['ring-best'] ?? 'any'}>
        {bestTimes.map((time) => <option key={time} value={time}>{bestTimeNames[time]}</option>)}
      </select>
    </div>
  )
}

function About({ typed, errors }: Omit<Props, 'clinics'>) {
  const error = errors['ring-about']
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor="ring-about">{words.about} <span className="optional">{words.optional}</span></label>
      <p className="hint" id="ring-about-hint">{words.aboutHint}</p>
      <FieldErrorLine id="ring-about-error" message={error} />
      <textarea
        className={error ? 'input bad' : 'input'} id="ring-about" name="ring-about" rows={3} defaultValue={typed['ring-about']}
        aria-invalid={error ? true : undefined} aria-describedby={error ? 'ring-about-hint ring-about-error' : 'ring-about-hint'}
      />
    </div>
  )
}

/** Which clinic, who, where to ring and when; filled in with what was typed, right or wrong. */
export function RingBackFields({ typed, errors, clinics }: Props) {
  return (
    <>
      <Clinic {...{ typed, errors, clinics }} />
      <TextField
        id="ring-name" label={words.name} hint={words.nameHint} error={errors['ring-name']} value={typed['ring-name']} width="w20"
        autoComplete="name" spellCheck={false}
      />
      <TextField
        id="ring-phone" label={words.phone} hint={words.phoneHint} error={errors['ring-phone']} value={typed['ring-phone']} width="w10"
        type="tel" autoComplete="tel"
      />
      <BestTime typed={typed} />
      <About typed={typed} errors={errors} />
    </>
  )
}
