'use client'

import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { apiKeys as words } from '@/lib/copy/staff/api-keys'
import { keyScopes } from '@/lib/core/key-scopes'
import { make } from './actions'
import { NewKey } from './new-key'

interface Props {
  clinic: string
  clinics: { id: string; place: string }[]
}

/** What a key is to be good for; and once it is made, the key, this once. */
export const MakeForm = ({ clinic, clinics }: Props) => (
  <section className="keys-pane" aria-labelledby="make">
    <h2 id="make">{words.makeHeading}</h2>
    <ActForm action={make} hidden={{ clinic }} label={words.makeHeading}>
      <Made />
      <Fields clinics={clinics} />
      <div className="buttons"><Press className="act main">{words.make}</Press></div>
    </ActForm>
  </section>
)

function Made() {
  const { key, keyName } = useForm().state.typed
  return key && keyName ? <NewKey key={key} name={keyName} value={key} /> : null
}

/** Drawn anew with each answer, so that what was ticked stays ticked where it was refused. */
function Fields({ clinics }: Pick<Props, 'clinics'>) {
  const { state } = useForm()
  return (
    <div key={state.turn}>
      <LineField name="name" label={words.name} hint={words.nameHint} autoComplete="off" maxLength={120} />
      <Boxes name="scopes" legend={words.scopes} boxes={keyScopes.map((scope) => ({ name: `scope-${scope}`, word: words.scopeWords[scope] }))} />
      <Boxes name="clinics" legend={words.clinics} boxes={[
        ...clinics.map(({ id, place }) => ({ name: `at-${id}`, word: place })), { name: 'everywhere', word: words.everywhereBox },
      ]} />
      <LineField name="lastDay" label={words.lastDay} hint={words.lastDayHint} type="date" />
    </div>
  )
}

interface BoxesProps {
  name: string
  legend: string
  boxes: { name: string; word: string }[]
}

function Boxes({ name, legend, boxes }: BoxesProps) {
  const { state } = useForm()
  const wrong = state.wrong[name]
  return (
    <fieldset className="grants" aria-describedby={wrong ? `${name}-wrong` : undefined}>
      <legend>{legend}</legend>
      {wrong && <p className="error" id={`${name}-wrong`}>{wrong}</p>}
      {boxes.map((box) => <label key={box.name}><input type="checkbox" name={box.name} defaultChecked={state.typed[box.name] === 'on'} /> {box.word}</label>)}
    </fieldset>
  )
}
