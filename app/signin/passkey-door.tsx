'use client'

import { PasskeyForm } from '@/app/_ui/staff/passkey-form'
import { Press } from '@/app/_ui/staff/press'
import { doorSteps as words } from '@/lib/copy/staff/account'
import { askPasskey, enterPasskey } from './actions'

export const PasskeyDoor = ({ back }: { back: string | null }) => (
  <PasskeyForm action={enterPasskey} ask={{ kind: 'use', options: askPasskey }} failed={words.passkeyFailed} hidden={back ? { back } : {}}>
    <div className="buttons"><Press className="button second">{words.passkey}</Press></div>
  </PasskeyForm>
)
