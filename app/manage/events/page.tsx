import type { Metadata } from 'next'
import { FileLink } from '@/app/_staff/file-link'
import { eventsFileAt } from '@/app/_staff/law-addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { events as words } from '@/lib/copy/staff/events'
import { readEvents } from '@/lib/use-cases/read-events'
import { readProof } from '@/lib/use-cases/require-recent'
import { EventList } from './event-list'
import { Filters } from './filters'
import { openEvents } from './open-events'
import { placeOf } from './shown'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: words.title((await openEvents(JSON.stringify(await searchParams))).desk.clinic.place) }
}

/** Who did and who saw what: by patient, by member of staff, by time, by verb. */
export default async function EventsPage({ searchParams }: Props) {
  const shown = await openEvents(JSON.stringify(await searchParams))
  const { asked, desk, span: { wrong, ...span } } = shown
  const { staff, patient, verb, before } = asked
  const isWrong = wrong.from !== undefined || wrong.until !== undefined
  const page = isWrong ? { lines: [], more: false } : unwrap(await readEvents(desk.actor, { staff, patient, verb, before, ...span }, desk.now))
  const proof = await readProof(desk.actor, desk.now)
  const whose = patient === undefined ? undefined : page.lines.find((line) => line.patient?.id === patient)?.patient?.name
  return (
    <ManageDesk
      desk={desk} here="events" heading={words.heading} className="events"
      say={[whose ? `${words.ofPatient} ${whose}.` : null, isWrong ? null : words.said(page.lines.length, page.more)].filter(Boolean).join(' ')}
      aside={isWrong ? undefined : <FileLink href={eventsFileAt(desk.clinic.id, placeOf(asked))} words={words.file} {...proof} />}
    >
      <Filters {...shown} />
      <div role="region" aria-label={words.region} tabIndex={0} className="e-region"><EventList {...shown} page={page} /></div>
    </ManageDesk>
  )
}
