import type { Metadata } from 'next'
import { cache } from 'react'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { waiting as words } from '@/lib/copy/staff/waiting'
import { WaitingQuery } from '@/lib/input/waiting-forms'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { List } from './list'
import { SidePane } from './side-pane'
import { todayAt, type Shown } from './shown'
import { Top } from './top'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Read once for the page and its title. */
const load = cache(async (text: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const query = WaitingQuery.parse(JSON.parse(text))
  const clinic = await chooseClinic(actor, query.clinic)
  const [view, clinics] = await Promise.all([
    readWaitingList(actor, { clinic, day: query.day, offer: query.offer }, now).then(unwrap), readClinics(now)])
  return { query, shown: { actor, now, view, clinics } satisfies Shown }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { shown: { view } } = await load(JSON.stringify(await searchParams))
  return { title: words.title(view.waits.length, view.clinic.place) }
}

export default async function WaitingListPage({ searchParams }: Props) {
  const { query, shown } = await load(JSON.stringify(await searchParams))
  const { actor, view, clinics, now } = shown
  const worklist = unwrap(await readCalls(actor, { clinic: view.clinic.id }, now))
  const mine = clinics.filter(({ id }) => actor.clinics.includes(id))
  const chosen = Boolean(query.wait ?? query.offer ?? query.start ?? query.list)
  return (
    <Desk {...{ actor, now }} clinic={view.clinic} clinics={mine} calls={toRing(worklist)} day={todayAt(shown)} here="waiting" skip={words.skip}>
      <main id="main" className={`calls waiting-list ${chosen ? 'is-chosen' : 'alone'}`}>
        <Top {...shown} joining={query.list === 'join'} />
        <div className="list" id="list" role="region" aria-label={words.region} tabIndex={0}><List {...shown} query={query} /></div>
        {chosen && <SidePane {...shown} query={query} />}
      </main>
    </Desk>
  )
}
