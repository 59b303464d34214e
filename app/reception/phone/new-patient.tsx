'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { LineField } from '@/app/_ui/staff/line-field'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { NextOnEnter } from './next-on-enter'
import { takeTypedAhead, takeTypedName } from './typed-name'

/** What is typed goes on where it ended. */
function focusAtEnd(field: HTMLInputElement | null | undefined): void {
  field?.focus()
  if (field && field.type !== 'date' && field.type !== 'email') field.setSelectionRange(field.value.length, field.value.length)
}

/** Somebody new: sent with the booking, so that nobody is on record who never came to anything. */
export function NewPatient({ form, given }: { form: string; given: { name: string; phone: string } | null }) {
  const box = useRef<HTMLFieldSetElement>(null)
  const [typed] = useState(takeTypedName)
  const name = given?.name ?? typed
  // As soon as it is there: what they say next is for this form, not for the keys of the page.
  useLayoutEffect(() => {
    const phone = box.current?.querySelector<HTMLInputElement>('[name="phone"]')
    // Read now, not when this was drawn: keys were pressed in between.
    if (phone && phone.value === '') phone.value = takeTypedAhead()
    focusAtEnd(box.current?.querySelector<HTMLInputElement>(given ? '[name="dateOfBirth"]' : name ? '[name="phone"]' : '[name="name"]'))
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
