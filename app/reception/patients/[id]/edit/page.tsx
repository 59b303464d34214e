import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { editPatientAt, patientAt } from '@/app/_staff/addresses'
import { Desk } from '@/app/_staff/desk'
import { edit as words, records } from '@/lib/copy/staff/patients'
import { pastClock } from '@/lib/copy/staff/time'
import { dayOf } from '@/lib/core/time'
import { RecordParams } from '@/lib/input/patient-record-forms'
import { openPatient } from '@/lib/use-cases/open-patient'
import { openDesk } from '../../open-desk'
import { saidByField } from '../../field-words'
import { EditForm } from './edit-form'

export const metadata: Metadata = { title: records.editTitle }

export default async function EditRecordPage({ params }: { params: Promise<{ id: string }> }) {
  const { data } = RecordParams.safeParse(await params)
  if (!data) notFound()
  const desk = await openDesk()
  const opened = await openPatient(desk.actor, { id: data.id }, desk.now)
  if (!opened.ok) return opened.refusal.reason === 'record-merged' ? redirect(editPatientAt(opened.refusal.into)) : notFound()
  const { id, version, details, trail } = opened.value
  const zone = desk.clinic.timeZone
  const changes = trail.flatMap(({ version: made, by, at, fields }) =>
    made === null ? [] : [{ version: made, by, fields, when: pastClock(at, dayOf(desk.now, zone), zone) }])
  return (
    <Desk {...desk} skip={records.skip}>
      <main id="main" className="record-edit">
        <div className="top"><h1>{words.heading(details.name)}</h1></div>
        <EditForm key={id} {...{ id, version, details, changes }} said={saidByField(details)} back={patientAt(id)} />
      </main>
    </Desk>
  )
}
