import type { Metadata } from 'next'
import Link from 'next/link'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { servicesAt } from '@/app/_staff/practice-addresses'
import { unwrap } from '@/app/_staff/unwrap'
import { pounds } from '@/lib/copy/patient/words'
import { serviceScreen as words } from '@/lib/copy/staff/practice-screens'
import type { PracticeRecords, ServiceRecord } from '@/lib/core/practice-records'
import { PartQuery } from '@/lib/input/practice-forms'
import { openPractice } from '@/lib/use-cases/open-practice'
import { ServiceForm } from './service-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** Every service, and one of them open. */
export default async function ServicesPage({ searchParams }: Props) {
  const query = PartQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const records = unwrap(await openPractice(desk.actor))
  const isNew = query.open === 'new' || records.services.length === 0
  const open = isNew ? null : records.services.find(({ id }) => id === query.open) ?? records.services[0] ?? null
  const { id: clinic } = desk.clinic
  return (
    <ManageDesk desk={desk} here="services" heading={words.heading} say={query.done ? words.saved : words.said} aside={<Link className="act" prefetch={false} href={servicesAt(clinic, { open: 'new' })}>{words.add}</Link>}>
      <div className="with-list">
        <nav aria-label={words.list}><List records={records} open={open?.id} clinic={clinic} /></nav>
        <section className="practice-part" aria-labelledby="open">
          <h2 id="open">{open?.name ?? words.fresh}</h2>
          <ServiceForm key={`${open?.id ?? 'new'} ${query.done ?? ''}`} service={open} records={records} clinic={clinic} />
        </section>
      </div>
    </ManageDesk>
  )
}

function List({ records, open, clinic }: { records: PracticeRecords; open: string | undefined; clinic: string }) {
  const said = ({ active, practitioners, minutes, pricePence }: ServiceRecord): string =>
    !active ? words.off : practitioners.length === 0 ? words.nobody : words.brief(minutes, pounds(pricePence))
  return (
    <>
      {records.professions.map((profession) => (
        <div key={profession.id}>
          <h2 className="list-head">{profession.plural}</h2>
          <ul className="practice-list">
            {records.services.filter((one) => one.profession === profession.id).map((service) => (
              <li key={service.id} className={service.active ? undefined : 'is-off'}>
                <Link prefetch={false} href={servicesAt(clinic, { open: service.id })} aria-current={service.id === open ? 'page' : undefined}>
                  {service.name}<small>{said(service)}</small>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
