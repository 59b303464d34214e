import Link from 'next/link'
import { absencesAt } from '@/app/_staff/absence-addresses'
import { countTold, EffectRead } from '@/app/_staff/effect-pane'
import type { OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { wrongFields } from '@/app/_staff/staff-action'
import { ActForm } from '@/app/_ui/staff/act-form'
import { ChoiceList } from '@/app/_ui/staff/choice-list'
import { Icon } from '@/app/_ui/staff/icon'
import { LineArea } from '@/app/_ui/staff/line-area'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { sayTimes } from '@/lib/copy/staff/absence-words'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { absenceReasonWords, absences as absenceWords } from '@/lib/copy/staff/my-own'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { absenceReasons } from '@/lib/core/absence'
import type { AbsencesView } from '@/lib/core/absence-view'
import { dayOf } from '@/lib/core/time'
import { timesIn, timesTyped, type AbsencesQuery } from '@/lib/input/my-own-forms'
import { previewAbsence } from '@/lib/use-cases/plan-absence'
import type { z } from 'zod'
import { enter } from './actions'
import { typedIn } from './decide'
import { LookForm } from './look-form'

interface Props {
  view: AbsencesView
  query: z.infer<typeof AbsencesQuery>
  desk: OpenManageDesk
}

/** Time away that a manager writes down: who and when, what it does, then why. */
export async function Enter({ view, query, desk }: Props) {
  const { clinic, now, actor } = desk
  const asked = timesIn(query)
  const times = asked && 'times' in asked ? asked.times : null
  const preview = times && query.who !== undefined ? await previewAbsence(actor, { do: 'enter', practitioner: query.who, times }, now) : null
  const wrong = asked && 'wrong' in asked ? asked.wrong : preview?.ok === false ? wrongFields(preview.refusal) : {}
  return (
    <aside className="absence-open" aria-labelledby="opened">
      <div className="panel-top">
        <p />
        <Link className="b" href={absencesAt(clinic.id)} aria-keyshortcuts="Escape"><Say>{words.close}</Say><Icon name="cross" /> <Key>Esc</Key></Link>
      </div>
      <h2 id="opened">{words.enterHeading}</h2>
      <LookForm
        clinic={clinic.id} hidden={{ do: 'enter' }} typed={typedIn(query)} wrong={wrong}
        people={view.practitioners.map(({ id, name }) => ({ value: id, word: name }))}
      />
      {preview?.ok === false && preview.refusal.reason !== 'invalid' && <p className="refused" role="alert">{sayRefusal(preview.refusal, clinic.timeZone)}</p>}
      {preview?.ok && times && (
        <section className="effect" aria-labelledby="effect-title">
          <p className="who-line">{preview.value.practitioner.name}, {sayTimes(times, dayOf(now, preview.value.zone))}</p>
          <EffectRead effect={preview.value.effect} />
          <p className="effect-note">{effectWords.toldAfter(countTold(preview.value.effect))}</p>
          <ActForm
            action={enter} className="absence-form" label={words.enterHeading}
            hidden={{ clinic: clinic.id, who: preview.value.practitioner.id, id: crypto.randomUUID(), seen: preview.value.effect.seen, ...timesTyped(times) }}
          >
            <ChoiceList legend={words.reason} name="reason" choices={absenceReasons.map((value) => ({ value, word: absenceReasonWords[value] }))} />
            <LineArea name="note" label={`${words.note2}, ${absenceWords.optional}`} rows={2} maxLength={2000} />
            <Press className="act main">{words.enterIt}</Press>
          </ActForm>
        </section>
      )}
    </aside>
  )
}
