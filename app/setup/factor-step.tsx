import Link from 'next/link'
import { AppFields } from '@/app/_staff/app-fields'
import { ProveAgain } from '@/app/_staff/prove-again'
import { unwrap } from '@/app/_staff/unwrap'
import { requireStaff } from '@/lib/auth/current-staff'
import { setUp as words } from '@/lib/copy/staff/set-up'
import { readAccount } from '@/lib/use-cases/read-account'
import { factor } from './actions'
import { StepForm, type StepProps } from './step-form'

/** The manager's own app; who comes back to it later shows first that it is them. */
export async function FactorStep({ now }: StepProps) {
  const view = unwrap(await readAccount(await requireStaff(), now))
  if (view.totpSince !== null || view.passkeys.length > 0) {
    return <><p>{words.factor.isDone}</p><p className="buttons"><Link className="button" prefetch={false} href="/setup">{words.toList}</Link></p></>
  }
  if (!view.proposed) return <ProveAgain passkeys={false} />
  return <StepForm action={factor}><AppFields proposed={view.proposed} /></StepForm>
}
