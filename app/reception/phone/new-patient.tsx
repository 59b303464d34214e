'use client'

import { useEffect, useRef, useState } from 'react'
import { LineField } from '@/app/_ui/staff/line-field'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { NextOnEnter } from './next-on-enter'
import { takeTypedName } from './typed-name'

/** Somebody new: sent with the booking, so that nobody is on record who never came to anything. */
export function NewPatient({ form, given }: { form: string; given: { name: string; phone: string } | null }) {
  const box = useRef<HTMLFieldSetElement>(null)
  const [typed] = useState(takeTypedName)
  const name = given?.name ?? typed
  useEffect(() => {
    box.current?.querySelector<HTMLInputElement>(given ? '[name="dateOfBirth"]' : name ? '[name="phone"]' : '[name="name"]')?.focus()
  }, [name, given])
  return (
    <fieldset className="new-patient" ref={box}>
      <legend>{words.newPatient}</legend>
      <noscript><p className="hint">{words.newHint}</p></noscript>
      <NextOnEnter className="new-fields">
        <LineField form={form} name="name" label={words.name} autoComplete="off" {...(name && { defaultValue: name })} />
        <LineField form={form} name="phone" label={words.phone} type="tel" autoComplete="off" {...(given && { defaultValue: given.phone })} />
        <LineField form={form} name="dateOfBirth" label={words.dateOfBirth} type="date" />
        <LineField form={form} name="email" label={words.email} type="email" autoComplete="off" />
      </NextOnEnter>
    </fieldset>
  )
}
