import { Flags } from '@/app/_staff/flags'
import { Status } from '@/app/_ui/staff/status'
import { myDay as words } from '@/lib/copy/staff/my-day'
import { statusWords } from '@/lib/copy/staff/words'
import { clock24, type Zone } from '@/lib/core/time'
import { QuestionsMark } from './questions-mark'
import type { DayEntry } from './turns'

/** 'arrived 11:09', 'requested, rung twice' */
export function Standing({ entry, zone }: { entry: DayEntry; zone: Zone }) {
  const at = entry.status === 'arrived' && entry.arrivedAt !== null ? ` ${clock24(entry.arrivedAt, zone)}` : ''
  const rung = entry.status === 'requested' && entry.unansweredCalls > 0 ? words.rung(entry.unansweredCalls) : ''
  return <Status status={entry.status}>{statusWords[entry.status]}{at}{rung}</Status>
}

/** Who, with what; why they come, and what to mind. */
export const TurnFacts = ({ entry, zone }: { entry: DayEntry; zone: Zone }) => (
  <>
    <p className="person">{entry.patient?.name}</p>
    <p className="meta"><Standing entry={entry} zone={zone} /><span>{entry.service.name}</span><Flags {...entry} /></p>
    <QuestionsMark entry={entry} />
    {entry.reason && <p className="why-here">{entry.reason}</p>}
    {entry.note && <p className="mind"><span>{entry.note}</span></p>}
  </>
)
