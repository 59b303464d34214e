import { Bob } from '@/app/_ui/staff/marks'
import { panel as words } from '@/lib/copy/staff/diary'
import { tellLine } from '@/lib/copy/staff/story'
import { dayAndClock, pastClock } from '@/lib/copy/staff/time'
import { dayOf, toIso, type Instant, type Zone } from '@/lib/core/time'
import type { AppointmentStory } from '@/lib/core/views'

interface Props {
  story: AppointmentStory
  zone: Zone
  now: Instant
}

/** What happened hangs on the thread; the weight is where it stands now. */
export function Story({ story, zone, now }: Props) {
  const today = dayOf(now, zone)
  const { call } = story
  const due = call && (call.nextTryAt ?? call.dueAt)
  const lines = story.story.flatMap((line) => {
    const told = tellLine(line, zone, today, story.attempts)
    return told ? [{ ...told, at: line.at }] : []
  })
  return (
    <>
      <h3>{words.happened}</h3>
      <ol className="story">
        {lines.map(({ at, what, rest, quote }, i) => (
          <li key={`${at} ${i}`}>
            <time dateTime={toIso(at)}>{pastClock(at, today, zone)}</time>
            <span><b>{what}</b>{rest}{quote && <>: <q>{quote}</q></>}</span>
          </li>
        ))}
        <li className="here">
          <Bob /><time dateTime={toIso(now)}>{words.now}</time>
          <span>{due ? words.ringBy(dayAndClock(due, today, zone), due < now) : words.settled}</span>
        </li>
      </ol>
    </>
  )
}
