import { Dial } from '@/app/_staff/dial'
import { opening as words } from '@/lib/copy/staff/waiting'
import { mayRing } from '@/lib/core/reach'
import type { WaitEntry } from '@/lib/core/waiting-view'

interface Props {
  of: Pick<WaitEntry, 'patient' | 'mayRing'>
  className: 'dial' | 'bigdial'
}

/** The number to ring, or how they are told instead. One that turned out to be somebody else's is not to be rung either. */
export function Rung({ of, className }: Props) {
  const isWrong = !of.mayRing && mayRing(of.patient).why === null
  return isWrong ? <p className="refused">{words.notRung}</p> : <Dial patient={of.patient} className={className} />
}
