import type { Metadata } from 'next'
import Link from 'next/link'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { clinicsAt } from '@/app/_staff/practice-addresses'
import { unwrap } from '@/app/_staff/unwrap'
import { clinicScreen as words } from '@/lib/copy/staff/practice-screens'
import { PartQuery } from '@/lib/input/practice-forms'
import { openPractice } from '@/lib/use-cases/open-practice'
import { DetailsForm } from './details-form'
import { HoursParts } from './hours-parts'
import { RoomsForm } from './rooms-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** One clinic: its address, its hours by season, its rooms; or a new one. */
export default async function ClinicsPage({ searchParams }: Props) {
  const query = PartQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const { clinics, practice } = unwrap(await openPractice(desk.actor))
  const isNew = query.open === 'new'
  const clinic = isNew ? null : clinics.find(({ id }) => id === desk.clinic.id) ?? null
  const say = query.done ? words.saved : isNew ? words.freshSaid : words.said
  return (
    <ManageDesk desk={desk} here="clinics" heading={clinic?.name ?? words.fresh} say={say} aside={!isNew && <Link className="act" prefetch={false} href={clinicsAt(desk.clinic.id, { open: 'new' })}>{words.add}</Link>}>
      <section className="practice-part" aria-labelledby="details">
        <h2 id="details">{words.details}</h2>
        <DetailsForm key={`${clinic?.id ?? 'new'} ${query.done ?? ''}`} clinic={clinic} at={desk.clinic.id} phone={practice?.phone} zone={desk.clinic.timeZone} />
      </section>
      {clinic && <HoursParts key={query.done ?? ''} clinic={clinic} />}
      {clinic && (
        <section className="practice-part" aria-labelledby="rooms">
          <h2 id="rooms">{words.rooms}</h2>
          <RoomsForm key={query.done ?? ''} clinic={clinic} />
        </section>
      )}
    </ManageDesk>
  )
}
