import Link from 'next/link'
import { absencesAt } from '@/app/_staff/absence-addresses'
import { countTold, EffectRead } from '@/app/_staff/effect-pane'
import type { OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { wrongFields } from '@/app/_staff/staff-action'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { LineArea } from '@/app/_ui/staff/line-area'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { sayTimes } from '@/lib/copy/staff/absence-words'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { absenceReasonWords, absenceStatusWords } from '@/lib/copy/staff/my-own'
import { pastClock } from '@/lib/copy/staff/time'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { nextAbsence } from '@/lib/core/absence'
import type { AbsenceChange, AbsenceView } from '@/lib/core/absence-view'
import { addDays, dayOf } from '@/lib/core/time'
import { dayIn, timesIn, timesTyped, type AbsencesQuery } from '@/lib/input/my-own-forms'
import { previewAbsence } from '@/lib/use-cases/plan-absence'
import type { z } from 'zod'
import { end, grant, refuse } from './actions'
import { EndForm } from './end-form'
import { LookForm } from './look-form'

interface Props {
  absence: AbsenceView
  query: z.infer<typeof AbsencesQuery>
  desk: OpenManageDesk
}

/** One time away: what granting or changing it would do, with these times or others; refusing it, or ending it. */
export async function Decide({ absence, query, desk }: Props) {
  const { id, practitioner, times, zone, status, version, note, word, reason, decided } = absence
  const { clinic, now, actor } = desk
  const today = dayOf(now, zone)
  const asked = timesIn(query)
  const shown = asked && 'times' in asked ? asked.times : times
  const isEnd = query.do === 'end'
  const change: AbsenceChange | null = isEnd ? { do: 'end', absence: id, day: dayIn(query.day) ?? today }
    : status === 'asked' || (asked && 'times' in asked) ? { do: 'grant', absence: id, times: shown } : null
  const mayChange = nextAbsence(status, 'grant') !== null || nextAbsence(status, 'change') !== null
  const preview = change && (mayChange || isEnd) && !absence.past ? await previewAbsence(actor, change, now) : null
  const wrong = asked && 'wrong' in asked ? asked.wrong : preview?.ok === false ? wrongFields(preview.refusal) : {}
  const told = preview?.ok ? countTold(preview.value.effect) : 0
  const settled = { clinic: clinic.id, absence: id, version, id: crypto.randomUUID(), seen: preview?.ok ? preview.value.effect.seen : '' }
  return (
    <aside className="absence-open" aria-labelledby="opened">
      <div className="panel-top">
        <p className="absence-standing"><span className={`absence-sign is-${status}`} aria-hidden="true" /> {absenceStatusWords[status]}{decided && `, ${words.decidedBy(decided.by, pastClock(decided.at, today, zone))}`}</p>
        <Link className="b" href={absencesAt(clinic.id)} aria-keyshortcuts="Escape"><Say>{words.close}</Say><Icon name="cross" /> <Key>Esc</Key></Link>
      </div>
      <h2 id="opened">{status === 'asked' ? words.grantHeading(practitioner.name) : words.changeHeading(practitioner.name)}</h2>
      <p className="who-line">{sayTimes(isEnd ? times : shown, today)}, {absenceReasonWords[reason].toLowerCase()}</p>
      {note !== null && <p className="absence-note"><b>{words.note}:</b> {note}</p>}
      {word !== null && <p>{words.word(word)}</p>}
      {preview?.ok === false && preview.refusal.reason !== 'invalid' && <p className="refused" role="alert">{sayRefusal(preview.refusal, zone)}</p>}
      {preview?.ok && (
        <section className="effect" aria-labelledby="effect-title">
          <EffectRead effect={preview.value.effect} />
          <p className="effect-note">{effectWords.toldAfter(told)}</p>
          {isEnd ? <ActForm action={end} hidden={{ ...settled, day: dayIn(query.day) ?? today }}><Press className="act main">{words.endIt}</Press></ActForm> : (
            <ActForm action={grant} hidden={{ ...settled, ...timesTyped(shown) }}>
              <Press className="act main">{status === 'granted' ? words.change : words.grant}</Press>
            </ActForm>
          )}
        </section>
      )}
      {mayChange && !absence.past && (
        <details open={asked !== null && !isEnd}>
          <summary>{words.times}</summary>
          <LookForm clinic={clinic.id} hidden={{ absence: id }} typed={{ ...timesTyped(shown), ...typedIn(query) }} wrong={wrong} />
        </details>
      )}
      {status === 'asked' && (
        <section aria-labelledby="refuse">
          <h3 id="refuse">{words.refuseHeading}</h3>
          <ActForm action={refuse} className="absence-form" hidden={{ clinic: clinic.id, absence: id, version }}>
            <LineArea name="word" label={words.why} rows={2} maxLength={400} />
            <Press className="act grave">{words.refuse}</Press>
          </ActForm>
        </section>
      )}
      {nextAbsence(status, 'end') !== null && !absence.past && (
        <EndForm clinic={clinic.id} absence={id} day={query.day ?? (times.from > today ? times.from : addDays(today, 1))} wrong={isEnd ? wrong : {}} />
      )}
    </aside>
  )
}

/** What the address says of the times, right or wrong. */
export const typedIn = (query: Props['query']): Record<string, string> => Object.fromEntries(
  (['from', 'until', 'at', 'to', 'every', 'repeat', 'who'] as const).flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])))
