import type { StaffActor } from '@/lib/auth/actor'
import type { Policy } from '@/lib/core/diary-facts'
import type { Instant } from '@/lib/core/time'
import type { CallEntry, ClinicView } from '@/lib/core/views'

/** What the open call is shown from, in all its parts. */
export interface CallPaneProps {
  call: CallEntry
  clinic: ClinicView
  actor: StaffActor
  policy: Policy
  now: Instant
  /** The call that would be next, where there is one. */
  next: string | undefined
}
