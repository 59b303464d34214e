import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { Say } from '@/app/_ui/staff/marks'
import { diary as diaryWords, free as words } from '@/lib/copy/staff/diary'
import { wallClock24 } from '@/lib/core/time'
import type { DiaryView } from '@/lib/core/views'
import { PanelFrame } from './panel-frame'
import type { Sheet } from './sheet'

/** The free quarter hours of the day as a list: the grid draws them too low to be hit by everybody. */
export function FreePanel({ view, sheet }: { view: DiaryView; sheet: Sheet }) {
  const { clinic, day } = view
  const columns = sheet.columns.map(({ column: { practitioner }, pieces }) => ({
    practitioner, times: pieces.flatMap((piece) => (piece.kind === 'free' && !piece.past ? [piece.at] : [])),
  })).filter(({ times }) => times.length > 0)
  return (
    <PanelFrame clinic={clinic} day={day} heading={words.heading}>
      {columns.length === 0 && <p className="nothing">{words.none}</p>}
      {columns.map(({ practitioner, times }) => (
        <section className="free-times" key={practitioner.id} aria-label={practitioner.name}>
          <h3>{practitioner.name}</h3>
          <ul>
            {times.map((at) => (
              <li key={at}>
                <Link className="b edge num" href={diaryAt(clinic.id, day, { book: practitioner.id, at: wallClock24(at) })} scroll={false} prefetch={false}>
                  {wallClock24(at)}<Say>, {diaryWords.bookWith(practitioner.name)}</Say>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PanelFrame>
  )
}
