import { figures as words, periodShort } from '@/lib/copy/staff/figures'
import { perCent, sumDiaries, sumVisits } from '@/lib/core/figures/rows'
import type { FiguresView } from '@/lib/use-cases/read-figures'
import { besideOf } from './tables'

/** The whole in three sentences, by the same numbers as the tables. */
export function Lead({ view }: { view: FiguresView }) {
  const { lead } = words
  const { now, before, promise } = view
  const [time, timeBefore] = [sumDiaries(now.diaries), sumDiaries(before.diaries)]
  const [visits, visitsBefore] = [sumVisits(now.visits), sumVisits(before.visits)]
  const [full, missed] = [perCent(time.booked, time.offered), perCent(visits.missed, visits.due, 1)]
  const was = (text: string) => <small> ({periodShort(besideOf(view))} {text})</small>
  const share = (part: number, whole: number, places = 0) => was(words.share(perCent(part, whole, places)))
  return (
    <p className="fg-lead">
      {full === null ? lead.noTime : <Marked parts={lead.full(`${full}%`)} bold={0} />}{share(timeBefore.booked, timeBefore.offered)}.{' '}
      {now.requests.median === null ? <>{lead.noRequests}. </> : (
        <>
          <Marked parts={lead.median(words.minutes(now.requests.median))} bold={1} />
          {was(before.requests.median === null ? words.share(null) : words.minutes(before.requests.median))};{' '}
          <Marked parts={lead.late(now.requests.late, now.requests.confirmed, promise)} bold={0} />
          {was(`${before.requests.late} of ${before.requests.confirmed}`)}.{' '}
        </>
      )}
      {missed === null ? lead.noVisits : <Marked parts={lead.missed(`${missed}%`)} bold={0} />}{share(visitsBefore.missed, visitsBefore.due, 1)}.{' '}
      <Marked parts={lead.money(words.money(visits.pence))} bold={0} />{was(words.money(visitsBefore.pence))}.
    </p>
  )
}

const Marked = ({ parts, bold }: { parts: readonly string[]; bold: number }) => (
  <>{parts.map((part, i) => (i === bold ? <b key={part}>{part}</b> : part))}</>
)
