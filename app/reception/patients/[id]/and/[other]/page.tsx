import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { patientAt } from '@/app/_staff/addresses'
import { Desk } from '@/app/_staff/desk'
import { merging as words, signWords } from '@/lib/copy/staff/patients'
import { BesideParams } from '@/lib/input/patient-record-forms'
import { comparePatients } from '@/lib/use-cases/compare-patients'
import { openDesk } from '../../../open-desk'
import { ApartForm } from './apart-form'
import { MergeForm } from './merge-form'
import { Over } from './over'

export const metadata: Metadata = { title: words.title }

/** Two records side by side: what differs, what would go over, and the two answers. */
export default async function BesidePage({ params }: { params: Promise<{ id: string; other: string }> }) {
  const { data } = BesideParams.safeParse(await params)
  if (!data) notFound()
  const desk = await openDesk()
  const compared = await comparePatients(desk.actor, { kept: data.id, gone: data.other }, desk.now)
  if (!compared.ok) return compared.refusal.reason === 'record-merged' ? redirect(patientAt(compared.refusal.into)) : notFound()
  const sheet = compared.value
  return (
    <Desk {...desk} skip={words.skip}>
      <main id="main" className="beside">
        <div className="top">
          <h1>{words.heading}</h1>
          <p className="say">
            {sheet.likeness ? words.why(sheet.likeness.signs.map((sign) => signWords[sign]).join(', ')) : words.noWhy}
            {sheet.apart && ` ${words.wasApart}`}
          </p>
        </div>
        <MergeForm key={`${sheet.kept.id} ${sheet.gone.id}`} {...{ sheet, desk }} />
        <aside className="over-pane" aria-labelledby="over"><Over {...{ sheet, desk }} /><ApartForm sheet={sheet} /></aside>
      </main>
    </Desk>
  )
}
