import { Bob } from '@/app/_ui/staff/marks'
import type { StaffActor } from '@/lib/auth/actor'
import { calls as words } from '@/lib/copy/staff/calls'
import { ringNow as ringNowWords } from '@/lib/copy/staff/ring-now'
import type { Policy } from '@/lib/core/diary-facts'
import { clock24, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import type { Urgency } from '@/lib/core/worklist'
import { CallRow } from './call-row'
import type { Entry } from './entries'

interface Props {
  entries: Entry[]
  clinic: ClinicView
  actor: StaffActor
  /** None while the pane says that its call is gone. */
  open: string | undefined
  policy: Policy
  now: Instant
}

const groups = ['ring-now', 'overdue', 'within-hour', 'later'] as const

/** The calls on the thread: overdue ones hang above the weight, which is now; below it there is still time. */
export function Worklist({ entries, clinic, actor, open, policy, now }: Props) {
  const at = entries.findIndex(({ id }) => id === open)
  const keyOf = (entry: Entry): string | undefined => {
    if (at < 0) return undefined
    if (entry.id === entries[at + 1]?.id) return 'J'
    return entry.id === entries[at - 1]?.id ? 'K' : undefined
  }
  return (
    <table className="worklist">
      <caption className="hidden-visually">{words.caption}</caption>
      <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
      {groups.map((urgency) => {
        const group = entries.filter((entry) => entry.urgency === urgency)
        if (group.length === 0 && urgency !== 'within-hour') return null
        return (
          <tbody key={urgency}>
            <GroupHead urgency={urgency} count={group.length} clock={clock24(now, clinic.timeZone)} />
            {group.map((entry) => (
              <CallRow key={entry.id} {...{ entry, actor, clinic, policy, now }} isOpen={entry.id === open} shortcut={keyOf(entry)} />
            ))}
          </tbody>
        )
      })}
    </table>
  )
}

function GroupHead({ urgency, count, clock }: { urgency: Urgency; count: number; clock: string }) {
  if (urgency === 'within-hour') {
    return (
      <tr className="group the-now">
        <th colSpan={6} scope="rowgroup"><Bob />{words.now(clock)} <span>{words.withinHour(count)}</span></th>
      </tr>
    )
  }
  const name = { 'ring-now': ringNowWords.group, overdue: words.overdue, later: words.later }[urgency]
  return (
    <tr className={{ 'ring-now': 'group at-once on-thread', overdue: 'group on-thread', later: 'group' }[urgency]}>
      <th colSpan={6} scope="rowgroup">{name} <span>{count}</span></th>
    </tr>
  )
}
