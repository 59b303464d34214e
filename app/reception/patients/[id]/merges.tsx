import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { records as words } from '@/lib/copy/staff/patients'
import { dayAndClock, pastClock } from '@/lib/copy/staff/time'
import type { PatientRecord } from '@/lib/core/patient-view'
import { dayOf } from '@/lib/core/time'
import { undoMerge } from '../actions'
import type { PatientsDesk } from '../open-desk'

/** Merges into this record of the last day: who made them, and how to take them back. */
export function Merges({ record: { merges }, desk: { clinic, now } }: { record: PatientRecord; desk: PatientsDesk }) {
  const { timeZone } = clinic
  const today = dayOf(now, timeZone)
  return merges.map(({ id, at, by, until }) => (
    <div className="standing-merge" key={id}>
      <p><b>{words.merged(by, pastClock(at, today, timeZone))}</b> {words.undoUntil(dayAndClock(until, today, timeZone))}</p>
      <ActForm action={undoMerge} hidden={{ merge: id }}><Press className="b edge">{words.undo}</Press></ActForm>
    </div>
  ))
}
