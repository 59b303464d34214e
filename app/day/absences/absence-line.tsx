import { ActForm } from '@/app/_ui/staff/act-form'
import { Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { sayTimes } from '@/lib/copy/staff/absence-words'
import { absenceReasonWords, absences as words, absenceStatusWords } from '@/lib/copy/staff/my-own'
import { nextAbsence } from '@/lib/core/absence'
import type { AbsenceView } from '@/lib/core/absence-view'
import { mediumDate, type Day } from '@/lib/core/time'
import { withdraw } from './actions'

/** One time away: when, why, what became of it, and what was said to it. */
export function AbsenceLine({ absence, today }: { absence: AbsenceView; today: Day }) {
  const { id, times, reason, status, version, word, changed, endedFrom, asked, decided, practitioner, note } = absence
  const when = sayTimes(times, today)
  return (
    <li className={`is-${status}`}>
      <p><b>{when}</b></p>
      <p className="own-standing">
        <span className={`absence-sign is-${status}`} aria-hidden="true" /> {absenceStatusWords[status]}{changed && status === 'granted' && `, ${words.changed}`}
        , {absenceReasonWords[reason].toLowerCase()}{asked.by !== practitioner.name && decided?.by === asked.by && `, ${words.entered(asked.by)}`}
      </p>
      {word !== null && <p className="own-word">{words.word(decided?.by ?? '', word)}</p>}
      {endedFrom !== null && <p>{words.endedFrom(mediumDate(endedFrom))}</p>}
      {note !== null && status === 'asked' && <p className="own-note">{note}</p>}
      {nextAbsence(status, 'withdraw') !== null && (
        <ActForm action={withdraw} hidden={{ id, version }}>
          <Press className="b edge"><span aria-hidden="true">{words.withdraw}</span><Say>{words.withdrawOf(when)}</Say></Press>
        </ActForm>
      )}
    </li>
  )
}
