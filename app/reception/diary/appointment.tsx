import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { Flags } from '@/app/_staff/flags'
import { custom } from '@/app/_ui/staff/custom-style'
import { Say } from '@/app/_ui/staff/marks'
import { signOf, Strokes } from '@/app/_ui/staff/status'
import { diary as words } from '@/lib/copy/staff/diary'
import { phoneWords } from '@/lib/copy/staff/phone'
import { statusWords } from '@/lib/copy/staff/words'
import { clock24, type Instant } from '@/lib/core/time'
import type { DiaryEntry, DiaryView } from '@/lib/core/views'

interface Props {
  entry: DiaryEntry
  view: DiaryView
  now: Instant
  isOpen: boolean
  /** It is being moved: this is where it is until then. */
  isOrigin: boolean
}

const minutes = (milliseconds: number): number => Math.round(milliseconds / 60_000)
export const sizeOf = (entry: DiaryEntry): string =>
  minutes(entry.end - entry.start) <= 30 ? 'short' : minutes(entry.end - entry.start) <= 60 ? 'mid' : 'tall'

/** What the script takes hold of: which appointment, as it is on the screen, and whether it may be moved. */
const handle = (entry: DiaryEntry, { clinic, day }: DiaryView) => (entry.patient ? {
  'data-ref': entry.reference, 'data-version': entry.version, 'data-name': entry.patient.name, 'data-clinic': clinic.id, 'data-day': day,
  ...(entry.verbs.includes('move') && { 'data-move': '' }),
} : {})

/** An appointment in its cell, and the minutes kept free after it. */
export function Appointment({ entry, view, now, isOpen, isOrigin }: Props) {
  const zone = view.clinic.timeZone
  const buffer = minutes(entry.busyUntil - entry.end)
  const look = [
    'appt', signOf(entry.status), sizeOf(entry), entry.note && 'has-note', entry.orphan && 'is-orphan', isOpen && 'is-open', isOrigin && 'is-origin',
  ].filter(Boolean).join(' ')
  return (
    <>
      <Link
        className={look} style={custom({ '--m': minutes(entry.end - entry.start) })} scroll={false} prefetch={false}
        href={diaryAt(view.clinic.id, view.day, { open: entry.reference })} aria-current={isOpen ? 'true' : undefined}
        draggable={false} {...handle(entry, view)}
      >
        <span className="a-name">
          <Say>{clock24(entry.start, zone)} to {clock24(entry.end, zone)}, </Say>{entry.patient?.name ?? (entry.forList ? words.onList : words.onWebsite)}
        </span>
        <span className="a-line">
          <Flags {...entry} />
          <span className="a-what">{entry.service.name}</span>
          {entry.unansweredCalls > 0 && entry.status === 'requested' && <Strokes n={entry.unansweredCalls} words={words.unanswered(entry.unansweredCalls)} />}
          <StateWord entry={entry} zone={zone} now={now} />
        </span>
        {entry.note && <span className="a-note">{entry.note}</span>}
        {entry.patient && <span className="a-tel" aria-hidden="true">{phoneWords(entry.patient.phone)}</span>}
      </Link>
      {buffer > 0 && <span className="buffer" style={custom({ '--m': buffer })}><Say>{words.bufferAfter(buffer)}</Say></span>}
    </>
  )
}

const lateAfter = 5

/** The status in a word; louder where somebody has to act. */
function StateWord({ entry, zone, now }: { entry: DiaryEntry; zone: string; now: Instant }) {
  const status = <Say>{statusWords[entry.status]}, </Say>
  if (entry.orphan) return <span className="late">{status}{words.noSession}</span>
  const late = minutes(now - entry.start)
  if (entry.status === 'confirmed' && late >= lateAfter && now < entry.end) return <span className="late">{status}{words.late(late)}</span>
  if (entry.status === 'held' && entry.holdExpiresAt !== null) {
    return <span className="a-state">{words.heldLeft(Math.max(0, Math.ceil((entry.holdExpiresAt - now) / 60_000)))}</span>
  }
  const at = entry.status === 'arrived' && entry.arrivedAt !== null ? ` ${clock24(entry.arrivedAt, zone)}` : ''
  return <span className="a-state">{statusWords[entry.status]}{at}</span>
}
