import type { Metadata } from 'next'
import { cache } from 'react'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { calls as words } from '@/lib/copy/staff/calls'
import { dayOf } from '@/lib/core/time'
import { CallsQuery } from '@/lib/input/staff-forms'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readPractice } from '@/lib/use-cases/read-practice'
import { CallPane } from './call-pane'
import { Done } from './done'
import { Top } from './top'
import { Worklist } from './worklist'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Read once for the page and its title. */
const load = cache(async (query: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const { clinic, call } = CallsQuery.parse(JSON.parse(query))
  const view = unwrap(await readCalls(actor, { clinic: await chooseClinic(actor, clinic) }, now))
  return { actor, now, view, call }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view } = await load(JSON.stringify(await searchParams))
  return { title: words.title(view.calls.length, view.clinic.place) }
}

export default async function CallsPage({ searchParams }: Props) {
  const { actor, now, view, call } = await load(JSON.stringify(await searchParams))
  const [clinics, practice] = await Promise.all([readClinics(now), readPractice()])
  const { clinic, calls } = view
  const asked = calls.find(({ id }) => id === call)
  const open = asked ?? calls.find(({ claim }) => claim?.staff === actor.id) ?? calls.find(({ claim }) => !claim) ?? calls[0]
  const mine = clinics.filter(({ id }) => actor.clinics.includes(id))
  const day = dayOf(now, clinic.timeZone)
  return (
    <Desk {...{ actor, clinic, day, calls, now }} clinics={mine} here="calls" skip={words.skip}>
      <main id="main" className={`calls ${open ? '' : 'alone'} ${asked ? 'is-chosen' : ''}`}>
        <Top {...{ view, day }} />
        <div className="list" id="list" role="region" aria-label={words.region} tabIndex={0}>
          {open ? <Worklist {...{ view, actor, now }} open={open.id} policy={practice.policy} /> : <Done {...{ view, day }} />}
        </div>
        {open && (
          <CallPane
            key={open.id} {...{ actor, clinic, now }} call={open} policy={practice.policy}
            gone={call !== undefined && !asked}
          />
        )}
      </main>
    </Desk>
  )
}
