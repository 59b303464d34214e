import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { Bob, Key } from '@/app/_ui/staff/marks'
import { calls as words } from '@/lib/copy/staff/calls'
import type { Day } from '@/lib/core/time'
import type { CallsView } from '@/lib/core/views'

/** The thread has run out: everyone has been rung. */
export const Done = ({ view, day }: { view: CallsView; day: Day }) => (
  <div className="done">
    <div className="plumb"><Bob /></div>
    <h2>{words.done}</h2>
    <p>{words.nothingDue}</p>
    <Link className="b edge" href={diaryAt(view.clinic.id, day)}>{words.toDiary} <Key>G</Key> <Key>D</Key></Link>
  </div>
)
