import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import Link from 'next/link'
import { editPatientAt, patientAt, patientsAt } from '@/app/_staff/addresses'
import { copyAt, eraseAt, eventsAt } from '@/app/_staff/law-addresses'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { Key } from '@/app/_ui/staff/marks'
import { call as callWords } from '@/lib/copy/staff/calls'
import { erasure, patientCopy } from '@/lib/copy/staff/keeping'
import { records as words } from '@/lib/copy/staff/patients'
import type { PatientRecord } from '@/lib/core/patient-view'
import { ageOn, dayOf, longDate } from '@/lib/core/time'
import { RecordParams, RecordQuery } from '@/lib/input/patient-record-forms'
import { openPatient } from '@/lib/use-cases/open-patient'
import { readPatientMessages } from '@/lib/use-cases/read-patient-messages'
import { openDesk, type PatientsDesk } from '../open-desk'
import { AlikeHere } from './alike-here'
import { Details } from './details'
import { Merges } from './merges'
import { Messages } from './messages'
import { Trail } from './trail'
import { Tries } from './tries'
import { Visits } from './visits'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

export default async function RecordPage({ params, searchParams }: Props) {
  const { before } = RecordQuery.parse(await searchParams)
  const { data } = RecordParams.safeParse(await params)
  if (!data) notFound()
  const desk = await openDesk()
  const opened = await openPatient(desk.actor, { id: data.id, before }, desk.now)
  if (!opened.ok) return opened.refusal.reason === 'record-merged' ? redirect(patientAt(opened.refusal.into)) : notFound()
  const record = opened.value
  const sent = unwrap(await readPatientMessages(desk.actor, { id: record.id }))
  return (
    <Desk {...desk} skip={words.skip}>
      <main id="main" className="record">
        <RecordTop {...{ record, desk }} />
        <section className="record-facts" aria-labelledby="facts">
          <Merges {...{ record, desk }} />
          <AlikeHere record={record} />
          <Details {...{ record, desk }} />
        </section>
        <section className="record-visits" aria-labelledby="ahead">
          <Visits {...{ record, desk }} />
          <Tries {...{ record, desk }} />
          <Messages {...{ sent, desk }} />
        </section>
        <section className="record-trail" aria-labelledby="trail">
          <Trail {...{ record, desk }} before={before} />
        </section>
      </main>
    </Desk>
  )
}

function RecordTop({ record, desk: { actor, clinic, now } }: { record: PatientRecord; desk: PatientsDesk }) {
  const { id, details: { name, dateOfBirth }, createdAt, erased } = record
  const today = dayOf(now, clinic.timeZone)
  const short = (day: string) => longDate(day).replace(/^\S+ /, '')
  return (
    <div className="top">
      <h1>{name}</h1>
      <p className="say">
        {dateOfBirth && callWords.born(ageOn(dateOfBirth, today), short(dateOfBirth))}{' '}
        {words.since(short(dayOf(createdAt, clinic.timeZone)))}
        {erased && <> {erasure.was(erased.how, short(dayOf(erased.at, clinic.timeZone)))}</>}
      </p>
      <p className="top-acts">
        <Link className="b" prefetch={false} href={patientsAt(clinic.id)} aria-keyshortcuts="Escape">
          {words.back} <Key>Esc</Key>
        </Link>
        {actor.role === 'manager' && (
          <>
            <Link className="b" prefetch={false} href={eventsAt(clinic.id, { patient: id })}>{words.trailWhole}</Link>
            <Link className="b" prefetch={false} href={copyAt(id)}>{patientCopy.press}</Link>
            {erased?.how !== 'whole' && <Link className="b" prefetch={false} href={eraseAt(id)}>{erasure.press}</Link>}
          </>
        )}
        {erased?.how !== 'whole' && (
          <Link className="b edge" prefetch={false} href={editPatientAt(id)} aria-keyshortcuts="E">
            {words.edit} <Key>E</Key>
          </Link>
        )}
      </p>
    </div>
  )
}
