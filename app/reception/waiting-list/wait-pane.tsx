import Link from 'next/link'
import { waitingAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { pastClock } from '@/lib/copy/staff/time'
import { wait as words, waiting as listWords, wishWords } from '@/lib/copy/staff/waiting'
import { dayOf } from '@/lib/core/time'
import type { WaitEntry } from '@/lib/core/waiting-view'
import type { PractitionerView, ServiceView } from '@/lib/core/views'
import { leave } from './actions'
import { ChangeForm } from './join-form'
import { PaneFrame } from './pane-frame'
import { Rung } from './rung'
import { placesOf, todayAt, whenWords, type Shown } from './shown'
import { wishChoices } from './wish-choices'

interface Props extends Shown {
  wait: WaitEntry
  services: ServiceView[]
  people: PractitionerView[]
}

/** Somebody who waits, opened: whom to ring, what they would take, and the ways on. */
export function WaitPane(props: Props) {
  const { wait, view, clinics, now } = props
  const { clinic } = view
  const today = todayAt(props)
  const zone = clinic.timeZone
  const { patient } = wait
  return (
    <PaneFrame
      clinic={clinic.id} heading={patient.name}
      line={<>{patient.dateOfBirth && words.born(patient.dateOfBirth)} {wait.urgent && <em className="wl-urgent">{listWords.urgent}</em>}</>}
    >
      <Rung of={wait} className="dial" />
      {wait.offer && <p className="wl-said">{words.offered} <Link className="b edge" prefetch={false} href={waitingAt(clinic.id, { offer: wait.offer })}>{words.seeOffer}</Link></p>}
      {wait.firstFree && (
        <p className="wl-said">
          <Link
            className="b edge" prefetch={false} scroll={false} aria-keyshortcuts="Enter"
            href={waitingAt(clinic.id, { with: wait.firstFree.practitioner, start: String(wait.firstFree.start) })}
          >
            {words.freeNow(whenWords(wait.firstFree.start, today, zone))} <Key>Enter</Key>
          </Link>
        </p>
      )}
      <dl className="facts">
        <div><dt>{words.wants}</dt><dd>{wait.service.name}, {wait.service.minutes} min</dd></div>
        <div><dt>{words.with}</dt><dd>{wait.practitioner?.name ?? listWords.anyone}</dd></div>
        <div><dt>{words.when}</dt><dd>{wishWords(wait, today)}</dd></div>
        <div><dt>{words.where}</dt><dd>{placesOf(clinics, wait.clinics)}</dd></div>
        {wait.insteadOf && <div><dt>{words.instead}</dt><dd>{whenWords(wait.insteadOf.start, today, zone)}, {wait.insteadOf.reference}</dd></div>}
        <div><dt>{words.since}</dt><dd>{pastClock(wait.since, dayOf(now, zone), zone)}{wait.source === 'web' && `, ${listWords.fromWeb}`}</dd></div>
        {wait.note && <div><dt>{words.note}</dt><dd className="wl-note">{wait.note}</dd></div>}
      </dl>
      <details className="wl-change">
        <summary>{words.change}</summary>
        <ChangeForm
          key={wait.id} clinic={clinic.id} wait={wait.id} patient={patient.id} service={wait.service.id} choices={wishChoices(props, wait)}
          first={{ practitioner: wait.practitioner?.id, from: wait.from > today ? wait.from : undefined, until: wait.until, urgent: wait.urgent, note: wait.note ?? undefined }}
        />
      </details>
      <ActForm action={leave} hidden={{ wait: wait.id, clinic: clinic.id }} className="wl-back">
        <Press className="b edge" aria-keyshortcuts="X">{words.leave} <Key>X</Key></Press>
      </ActForm>
    </PaneFrame>
  )
}
