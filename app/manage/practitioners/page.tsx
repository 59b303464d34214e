import type { Metadata } from 'next'
import Link from 'next/link'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { practitionersAt } from '@/app/_staff/practice-addresses'
import { unwrap } from '@/app/_staff/unwrap'
import { practitionerScreen as words } from '@/lib/copy/staff/practice-screens'
import type { PracticeRecords, PractitionerRecord } from '@/lib/core/practice-records'
import { PartQuery } from '@/lib/input/practice-forms'
import { openPractice } from '@/lib/use-cases/open-practice'
import { PersonForm } from './person-form'
import { PhotoPart } from './photo-part'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** Everybody who treats or has treated, and one of them open. */
export default async function PractitionersPage({ searchParams }: Props) {
  const query = PartQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const records = unwrap(await openPractice(desk.actor))
  const isNew = query.open === 'new' || records.practitioners.length === 0
  const open = isNew ? null : records.practitioners.find(({ id }) => id === query.open) ?? records.practitioners[0] ?? null
  const { id: clinic } = desk.clinic
  return (
    <ManageDesk
      desk={desk} here="practitioners" heading={words.heading} say={query.done ? words.saved : isNew ? words.freshSaid : words.said}
      aside={<Link className="act" prefetch={false} href={practitionersAt(clinic, { open: 'new' })}>{words.add}</Link>}
    >
      <div className="with-list">
        <nav aria-label={words.list}><List records={records} open={open?.id} clinic={clinic} /></nav>
        <div key={`${open?.id ?? 'new'} ${query.done ?? ''}`}>
          <section className="practice-part" aria-labelledby="open">
            <h2 id="open">{open?.name ?? words.fresh}</h2>
            <PersonForm person={open} records={records} clinic={clinic} />
          </section>
          {open && <PhotoPart person={open} clinic={clinic} />}
        </div>
      </div>
    </ManageDesk>
  )
}

function List({ records, open, clinic }: { records: PracticeRecords; open: string | undefined; clinic: string }) {
  const placeOf = (id: string): string => records.clinics.find((one) => one.id === id)?.place ?? id
  const said = ({ active, clinics }: PractitionerRecord): string => (!active ? words.inactive : clinics.map(placeOf).join(', ') || words.noRota)
  return (
    <ul className="practice-list">
      {records.practitioners.map((person) => (
        <li key={person.id} className={person.active ? undefined : 'is-off'}>
          <Link prefetch={false} href={practitionersAt(clinic, { open: person.id })} aria-current={person.id === open ? 'page' : undefined}>
            {person.name}<small>{said(person)}</small>
          </Link>
        </li>
      ))}
    </ul>
  )
}
