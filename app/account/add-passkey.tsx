'use client'

import { LineField } from '@/app/_ui/staff/line-field'
import { PasskeyForm } from '@/app/_ui/staff/passkey-form'
import { Press } from '@/app/_ui/staff/press'
import { account } from '@/lib/copy/staff/account'
import { addKey, askNewKey } from './actions'

const words = account.passkeys

export const AddPasskey = () => (
  <PasskeyForm action={addKey} ask={{ kind: 'make', options: askNewKey }} failed={words.failed}>
    <LineField name="name" label={words.name} maxLength={60} />
    <Press className="act main">{words.add}</Press>
  </PasskeyForm>
)
