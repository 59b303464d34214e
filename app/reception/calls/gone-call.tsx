import Link from 'next/link'
import { callsAt } from '@/app/_staff/addresses'
import { Key } from '@/app/_ui/staff/marks'
import { gone as words } from '@/lib/copy/staff/calls'
import { LeftNote } from './left-note'

interface Props {
  call: string
  staff: string
  clinic: string
  /** The call that is next, where there is one. */
  next: string | undefined
}

/**
 * The call that was open is off the list. Nothing takes its place by itself: keys that were meant for one patient must not
 * reach another.
 */
export const GoneCall = ({ call, staff, clinic, next }: Props) => (
  <section className="call gone-call" id="call" aria-labelledby="who">
    <h2 id="who">{words.heading}</h2>
    <p role="status">{words.said}</p>
    <LeftNote staff={staff} call={call} />
    {next && <Link className="b edge" href={callsAt(clinic, next)} scroll={false} aria-keyshortcuts="J">{words.next} <Key>J</Key></Link>}
  </section>
)
