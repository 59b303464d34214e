import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { patientAt } from '@/app/_staff/addresses'
import { Desk } from '@/app/_staff/desk'
import { copyAt, copyFileAt } from '@/app/_staff/law-addresses'
import { ProveAgain } from '@/app/_staff/prove-again'
import { Key } from '@/app/_ui/staff/marks'
import { PrintButton } from '@/app/_ui/staff/print-button'
import { patientCopy as words } from '@/lib/copy/staff/keeping'
import { clock24, dayOf, longDate } from '@/lib/core/time'
import { LawParams } from '@/lib/input/law-forms'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { readProof, type Proof } from '@/lib/use-cases/require-recent'
import { openDesk } from '../../open-desk'
import { CopyEvents, CopySections } from './sections'

export const metadata: Metadata = { title: words.title }

/** Everything that is held about one patient, to read and to print for them. */
export default async function CopyPage({ params }: { params: Promise<{ id: string }> }) {
  const { data } = LawParams.safeParse(await params)
  if (!data) notFound()
  const desk = await openDesk()
  const copied = await copyPatient(desk.actor, { ...data, form: 'page' }, desk.now)
  if (!copied.ok && copied.refusal.reason === 'prove-again') return <Prove patient={data.id} desk={desk} proof={await readProof(desk.actor, desk.now)} />
  if (!copied.ok) return copied.refusal.reason === 'record-merged' ? redirect(copyAt(copied.refusal.into)) : notFound()
  const copy = copied.value
  const zone = desk.clinic.timeZone
  return (
    <Desk {...desk} skip={words.skip}>
      <main id="main" className="patient-copy" tabIndex={-1}>
        <div className="top">
          <h1>{words.heading(copy.patient.name)}</h1>
          <p className="say">{words.made(`${longDate(dayOf(copy.madeAt, zone))}, ${clock24(copy.madeAt, zone)}`)}</p>
          <p className="top-acts">
            <Link className="b" prefetch={false} href={patientAt(copy.patient.id)} aria-keyshortcuts="Escape">{words.back} <Key>Esc</Key></Link>
            <a className="b edge" href={copyFileAt(copy.patient.id)}>{words.json}</a>
            <PrintButton words={words.print} />
          </p>
        </div>
        <p className="data-lead">{words.lead}</p>
        <CopySections {...copy} zone={zone} />
        <CopyEvents {...copy} zone={zone} />
      </main>
    </Desk>
  )
}

/** In place of the copy, until they have shown that it is them. */
const Prove = ({ patient, desk, proof }: { patient: string; desk: Awaited<ReturnType<typeof openDesk>>; proof: Proof }) => (
  <Desk {...desk} skip={words.skip}>
    <main id="main" className="patient-copy" tabIndex={-1}>
      <div className="top">
        <h1>{words.ask}</h1>
        <p className="top-acts"><Link className="b" prefetch={false} href={patientAt(patient)} aria-keyshortcuts="Escape">{words.back} <Key>Esc</Key></Link></p>
      </div>
      <ProveAgain passkeys={proof.hasPasskey} />
    </main>
  </Desk>
)
