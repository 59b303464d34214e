'use client'

import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { account } from '@/lib/copy/staff/account'
import { newCodes } from './actions'

const words = account.codes

export const RecoveryCodes = ({ left }: { left: number }) => (
  <section aria-labelledby="codes">
    <h2 id="codes">{words.heading}</h2>
    <ActForm action={newCodes} label={words.heading}>
      <p>{left === 0 ? words.none : words.left(left)}</p>
      <Shown />
      <Press className="act main">{words.make}</Press>
    </ActForm>
  </section>
)

function Shown() {
  const codes = useForm().state.typed.codes
  if (!codes) return null
  return (
    <div role="status">
      <p>{words.said}</p>
      <ul className="codes">{codes.split(' ').map((code) => <li key={code}>{code}</li>)}</ul>
    </div>
  )
}
