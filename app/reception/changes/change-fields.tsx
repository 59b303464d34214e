import { Press } from '@/app/_ui/staff/press'
import { changeReasons, changes as words } from '@/lib/copy/staff/changes'
import type { ClinicView } from '@/lib/core/views'
import { wholeClinic } from '@/lib/input/change-forms'

export type ChangeValues = Partial<Record<'who' | 'day' | 'until' | 'at' | 'to' | 'why', string | undefined>>

interface Props {
  clinic: ClinicView
  people: { id: string; name: string }[]
  values: ChangeValues
  /** What to do about a field, by its name. */
  wrong: Record<string, string>
}

/** Who is away and when. It asks by the address: nothing is written yet. */
export function ChangeFields({ clinic, people, values, wrong }: Props) {
  const line = (name: keyof ChangeValues, label: string, type: 'date' | 'time', hint?: string) => (
    <div className={wrong[name] ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={`change-${name}`}>{label}{hint && <small> {hint}</small>}</label>
      {wrong[name] && <p className="error" id={`change-${name}-wrong`}>{wrong[name]}</p>}
      <input
        id={`change-${name}`} name={name} type={type} defaultValue={values[name]} aria-invalid={wrong[name] ? true : undefined}
        aria-describedby={wrong[name] ? `change-${name}-wrong` : undefined}
      />
    </div>
  )
  return (
    <form method="get" action="/reception/changes" className="change-fields" aria-label={words.form} noValidate>
      <input type="hidden" name="clinic" value={clinic.id} />
      <Choose name="who" label={words.who} value={values.who} wrong={wrong['who']}>
        <option value="" />
        <option value={wholeClinic}>{words.whole(clinic.place)}</option>
        {people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </Choose>
      {line('day', words.day, 'date')}
      {line('at', words.at, 'time', words.atHint)}
      {line('until', words.until, 'date')}
      {line('to', words.to, 'time', words.toHint)}
      <Choose name="why" label={words.why} value={values.why} wrong={wrong['why']}>
        <option value="" />
        {Object.entries(changeReasons).map(([value, { word }]) => <option key={value} value={value}>{word}</option>)}
      </Choose>
      <Press className="act">{words.show}</Press>
    </form>
  )
}

interface ChooseProps {
  name: string
  label: string
  value: string | undefined
  wrong: string | undefined
  children: React.ReactNode
}

const Choose = ({ name, label, value, wrong, children }: ChooseProps) => (
  <div className={wrong ? 'line-field wrong' : 'line-field'}>
    <label htmlFor={`change-${name}`}>{label}</label>
    {wrong && <p className="error" id={`change-${name}-wrong`}>{wrong}</p>}
    <select
      id={`change-${name}`} name={name} defaultValue={value ?? ''} aria-invalid={wrong ? true : undefined}
      aria-describedby={wrong ? `change-${name}-wrong` : undefined}
    >
      {children}
    </select>
  </div>
)
