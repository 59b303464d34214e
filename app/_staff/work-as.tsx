import { work } from '@/app/account/actions'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import type { StaffActor } from '@/lib/auth/actor'
import { account } from '@/lib/copy/staff/account'
import { roleWords } from '@/lib/copy/staff/bar'

/** For whoever has several roles: one works in one at a time, and changes it here. */
export const WorkAs = ({ actor }: { actor: StaffActor }) => (actor.roles ?? []).filter((role) => role !== actor.role).map((role) => (
  <ActForm key={role} action={work} hidden={{ role }}><Press className="b">{account.workAs(roleWords[role])}</Press></ActForm>
))
