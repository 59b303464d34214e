'use client'

import { ActForm } from '@/app/_ui/staff/act-form'
import { KeptLine } from '@/app/_ui/staff/kept-fields'
import { Press } from '@/app/_ui/staff/press'
import { setUp } from '@/lib/copy/staff/set-up'
import { begin } from './actions'

const words = setUp.account

/** The first manager's account. The password isn't given back where something else was wrong. */
export const AccountForm = () => (
  <ActForm action={begin} label={setUp.steps.account.name}>
    <KeptLine name="code" label={words.code} hint={words.codeHint} />
    <KeptLine name="name" label={words.name} autoComplete="name" />
    <KeptLine name="email" label={words.email} type="email" autoComplete="username" />
    <KeptLine name="password" label={words.password} hint={words.passwordHint} type="password" autoComplete="new-password" />
    <div className="buttons"><Press className="button">{setUp.next}</Press></div>
  </ActForm>
)
