import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { call as words, calls as listWords } from '@/lib/copy/staff/calls'
import type { Instant } from '@/lib/core/time'
import type { CallEntry } from '@/lib/core/views'
import { claim, letGo } from './actions'

interface Props {
  call: CallEntry
  clinic: string
  mine: boolean
  now: Instant
  /** How long a claim lasts. */
  of: number
}

/** Whose the call is; the five minutes run out along the line. */
export function ClaimLine({ call, clinic, mine, now, of }: Props) {
  const hidden = { call: call.id, clinic }
  if (call.claim === null) {
    return (
      <ActForm action={claim} hidden={hidden} className="claim-line">
        <p className="claim">{words.free}</p>
        <Press className="b edge" aria-keyshortcuts="C">{listWords.claim} <Key>C</Key></Press>
      </ActForm>
    )
  }
  const left = call.claim.until - now
  if (!mine) {
    return <p className="claim">{words.theirs(call.claim.by)} <Countdown left={left} of={of} />.</p>
  }
  return (
    <ActForm action={letGo} hidden={hidden} className="claim-line">
      <p className="claim">{words.yoursFor} <Countdown left={left} of={of} />{words.yoursWhy}</p>
      <Press className="b" aria-keyshortcuts="Escape">{words.letGo} <Key>Esc</Key></Press>
    </ActForm>
  )
}
