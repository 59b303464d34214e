import { findPlaces } from '@/app/_staff/find-places'
import { Places } from '@/app/_staff/places'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { call as words } from '@/lib/copy/staff/calls'
import { outcomeWords } from '@/lib/copy/staff/words'
import { attemptOutcomes } from '@/lib/core/call'
import { dayOf } from '@/lib/core/time'
import { saveAttempt } from './actions'
import { CallBack } from './call-back'
import type { CallPaneProps } from './call-pane-props'
import { nextStep } from './next-steps'
import { NoteLine } from './note-line'
import { Outcomes } from './outcomes'
import { outcomeIcons } from './tries'

/**
 * What happened, and what comes of it. All of it is there without a script: the style sheet shows what belongs to the
 * outcome that is chosen.
 */
export async function AttemptPanel({ call, clinic, actor, policy, now }: CallPaneProps) {
  const { openingHours, closures, timeZone: zone } = clinic
  const facts = { openingHours, closures, zone, policy }
  const places = await findPlaces(actor, clinic, { ...call, practitioner: call.practitioner.id }, now)
  const choices = attemptOutcomes.map((value) => ({ value, word: outcomeWords[value], icon: outcomeIcons[value] }))
  return (
    <ActForm action={saveAttempt} className="attempt" hidden={{ call: call.id, clinic: clinic.id, version: call.version }}>
      <Outcomes legend={words.happened} choices={choices} />
      <div className="of-moved">
        {places.length === 0 ? <p>{words.noPlaces}</p>
          : <Places legend={words.movedTo} name="moveTo" places={places} keyed={false} />}
      </div>
      <div className="of-call-back"><CallBack today={dayOf(now, zone)} /></div>
      <div className="next">
        <NoteLine label={words.note} staff={actor.id} call={call.id} name={call.patient.name} reference={call.reference} />
        <div className="next-steps" role="status">
          <p className="of-none">{words.pick}</p>
          {attemptOutcomes.map((outcome) => {
            const { lead, rest } = nextStep(call, outcome, facts, now)
            return <p key={outcome} className={`of-${outcome}`}>{lead && <b>{lead}</b>} {rest}</p>
          })}
        </div>
        <Press className="act main" aria-keyshortcuts="Enter">{words.save} <Key>Enter</Key></Press>
      </div>
    </ActForm>
  )
}
