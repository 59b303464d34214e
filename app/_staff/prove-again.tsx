'use client'

import { askProof, prove, proveKey } from '@/app/account/actions'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { PasskeyForm } from '@/app/_ui/staff/passkey-form'
import { Press } from '@/app/_ui/staff/press'
import { account, doorSteps } from '@/lib/copy/staff/account'

/** At the top of a page with something sensitive on it, where ten minutes are over. What was typed below stays. */
export const ProveAgain = ({ passkeys }: { passkeys: boolean }) => (
  <section className="prove" aria-labelledby="prove">
    <h2 id="prove">{account.prove.heading}</h2>
    <p>{account.prove.said}</p>
    <ActForm action={prove} label={account.prove.heading}>
      <LineField name="password" label={account.prove.password} type="password" autoComplete="current-password" />
      <Press className="act main">{account.prove.submit}</Press>
    </ActForm>
    {passkeys && (
      <PasskeyForm action={proveKey} ask={{ kind: 'use', options: askProof }} failed={doorSteps.passkeyFailed}>
        <Press className="act main">{account.prove.passkey}</Press>
      </PasskeyForm>
    )}
  </section>
)
