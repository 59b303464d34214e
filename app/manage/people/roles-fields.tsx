'use client'

import { useId } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { roleWords } from '@/lib/copy/staff/bar'
import { people as words } from '@/lib/copy/staff/people'

interface Props {
  clinics: { id: string; place: string }[]
  practitioners: { id: string; name: string }[]
  had?: readonly string[]
  practitioner?: string | null
  legend: string
}

/** One box for each role at each clinic; a manager is one everywhere. */
export function RolesFields({ clinics, practitioners, had = [], practitioner = null, legend }: Props) {
  const id = useId()
  const { state } = useForm()
  const isOn = (name: string): boolean => (state.turn > 0 && Object.keys(state.typed).length > 0 ? state.typed[name] === 'on' : had.includes(name))
  const boxes = [
    ...clinics.flatMap((clinic) => (['reception', 'practitioner'] as const).map((role) => ({ name: `role-${role} ${clinic.id}`, word: words.roleAt(roleWords[role], clinic.place) }))),
    { name: 'role-manager', word: words.everywhere },
  ]
  return (
    <fieldset className="grants" key={state.turn}>
      <legend>{legend}</legend>
      {state.wrong.roles && <p className="error">{state.wrong.roles}</p>}
      {boxes.map(({ name, word }) => <label key={name}><input type="checkbox" name={name} defaultChecked={isOn(name)} /> {word}</label>)}
      <div className={state.wrong.practitioner ? 'line-field wrong' : 'line-field'}>
        <label htmlFor={id}>{words.practitioner}</label>
        {state.wrong.practitioner && <p className="error">{state.wrong.practitioner}</p>}
        <select id={id} name="practitioner" defaultValue={state.typed.practitioner ?? practitioner ?? ''}>
          <option value="">{words.nobody}</option>
          {practitioners.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </div>
    </fieldset>
  )
}
