import { readAgain } from '@/app/_staff/reading-actions'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import type { FormAction } from '@/app/_ui/staff/form-state'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { ReadAgain } from '@/app/_ui/staff/read-again'
import type { StaffActor } from '@/lib/auth/actor'
import { call as words, calls as listWords } from '@/lib/copy/staff/calls'
import type { Instant } from '@/lib/core/time'
import type { Entry } from './entries'

interface Props {
  entry: Entry
  actor: StaffActor
  hidden: Record<string, string>
  claim: FormAction
  letGo: FormAction
  now: Instant
  /** How long a claim lasts. */
  of: number
}

/** Whose the call is; the five minutes run out along the line, and when they have it says so. */
export function ClaimLine({ entry, actor, hidden, claim, letGo, now, of }: Props) {
  if (entry.claim === null) {
    const lapsed = entry.lapsedFrom === actor.id
    return (
      <ActForm key={lapsed ? 'lapsed' : 'free'} action={claim} hidden={hidden} className="claim-line">
        <p className="claim" role={lapsed ? 'alert' : undefined}>{lapsed ? words.lapsed : words.free}</p>
        <Press className="b edge" aria-keyshortcuts="C">{lapsed ? words.claimAgain : listWords.claim} <Key>C</Key></Press>
      </ActForm>
    )
  }
  const left = entry.claim.until - now
  if (entry.claim.staff !== actor.id) {
    return <p className="claim">{words.theirs(entry.claim.by)} <Countdown left={left} of={of} />.<ReadAgain in={left} read={readAgain} /></p>
  }
  return (
    <ActForm key="mine" action={letGo} hidden={hidden} className="claim-line">
      <p className="claim">{words.yoursFor} <Countdown left={left} of={of} />{words.yoursWhy}<ReadAgain in={left} read={readAgain} /></p>
      <Press className="b" aria-keyshortcuts="Escape">{words.letGo} <Key>Esc</Key></Press>
    </ActForm>
  )
}
