import type { ReactNode } from 'react'

interface Props {
  name: string
  label: string
  hint?: string
  values: Record<string, string>
  /** What to do about a field, by its name. */
  wrong: Record<string, string>
  /** Where a page has several forms: which. */
  prefix?: string
}

interface Told {
  id: string
  name: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** A label, what is wrong, and what is to be filled in: a form that asks by the address has no state of its own. */
function Framed({ name, label, hint, wrong, prefix = 'draft', children }: Props & { children: (told: Told) => ReactNode }) {
  const id = `${prefix}-${name}`
  const flaw = wrong[name]
  return (
    <div className={flaw ? 'line-field wrong' : 'line-field'}>
      <label htmlFor={id}>{label}{hint && <small> {hint}</small>}</label>
      {flaw && <p className="error" id={`${id}-wrong`}>{flaw}</p>}
      {children({ id, name, 'aria-invalid': flaw ? true : undefined, 'aria-describedby': flaw ? `${id}-wrong` : undefined })}
    </div>
  )
}

export const DateOrTime = ({ type, ...props }: Props & { type: 'date' | 'time' }) => (
  <Framed {...props}>{(told) => <input {...told} type={type} defaultValue={props.values[props.name] ?? ''} />}</Framed>
)

/** One line. */
export const Text = ({ most, ...props }: Props & { most: number }) => (
  <Framed {...props}>{(told) => <input {...told} maxLength={most} autoComplete="off" defaultValue={props.values[props.name] ?? ''} />}</Framed>
)

export const Choose = ({ choices, ...props }: Props & { choices: readonly (readonly [value: string, word: string])[] }) => (
  <Framed {...props}>
    {(told) => (
      <select {...told} defaultValue={props.values[props.name] ?? ''}>
        {choices.map(([value, word]) => <option key={value} value={value}>{word}</option>)}
      </select>
    )}
  </Framed>
)

interface TicksProps {
  legend: string
  hint?: string | undefined
  /** Names of boxes with their words. */
  boxes: readonly (readonly [name: string, word: string])[]
  values: Record<string, string>
  wrong?: string | undefined
}

/** Several of a few. */
export const Ticks = ({ legend, hint, boxes, values, wrong }: TicksProps) => (
  <fieldset className="draft-ticks">
    <legend>{legend}{hint && <small> {hint}</small>}</legend>
    {wrong && <p className="error">{wrong}</p>}
    {boxes.map(([name, word]) => (
      <label key={name}><input type="checkbox" name={name} value="on" defaultChecked={values[name] !== undefined} /> {word}</label>
    ))}
  </fieldset>
)
