import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { firstCallAt } from '@/app/_staff/addresses'
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
import { nextToRing } from '@/lib/core/worklist'
import { readPractice } from '@/lib/use-cases/read-practice'
import { CallPane } from './call-pane'
import type { CallPaneProps } from './call-pane-props'
import { Done } from './done'
import { entriesOf, isCall, isRingNow, type Entry } from './entries'
import { GoneCall } from './gone-call'
import { PrintedCalls } from './printed-calls'
import { RingBackPane } from './ring-back-pane'
import { RingNowPane } from './ring-now-pane'
import { Top } from './top'
import { Worklist } from './worklist'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Read once for the page and its title. */
const load = cache(async (query: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const { clinic, call, first } = CallsQuery.parse(JSON.parse(query))
  const view = unwrap(await readCalls(actor, { clinic: await chooseClinic(actor, clinic) }, now))
  return { actor, now, view, call, first }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view } = await load(JSON.stringify(await searchParams))
  return { title: words.title(entriesOf(view).length, view.clinic.place) }
}

export default async function CallsPage({ searchParams }: Props) {
  const { actor, now, view, call, first } = await load(JSON.stringify(await searchParams))
  const { clinic } = view
  const entries = entriesOf(view)
  const named = call ?? first
  const next = nextToRing(entries, actor.id)
  // Which call is open stands in the address, so that it stays open when the page is read again and another has become more urgent.
  if (next && named === undefined) redirect(firstCallAt(clinic.id, next.id))
  const [clinics, practice] = await Promise.all([readClinics(now), readPractice()])
  const open = entries.find(({ id }) => id === named)
  const mine = clinics.filter(({ id }) => actor.clinics.includes(id))
  const day = dayOf(now, clinic.timeZone)
  return (
    <Desk {...{ actor, clinic, day, now }} calls={entries} clinics={mine} here="calls" skip={words.skip}>
      <main id="main" className={`calls ${open ?? named ? '' : 'alone'} ${call ? 'is-chosen' : ''}`}>
        <Top {...{ view, entries, day }} />
        <div className="list" id="list" role="region" aria-label={words.region} tabIndex={0}>
          {next ? <Worklist {...{ entries, clinic, actor, now }} open={open?.id} policy={practice.policy} /> : <Done {...{ view, day }} />}
        </div>
        {open && <OpenPane key={open.id} entry={open} next={nextToRing(entries, actor.id, open.id)?.id} {...{ actor, clinic, now }} policy={practice.policy} />}
        {!open && named && <GoneCall call={named} staff={actor.id} clinic={clinic.id} next={next?.id} />}
        <PrintedCalls {...{ entries, clinic, day, now }} who={actor.name} />
      </main>
    </Desk>
  )
}

type PaneProps = Omit<CallPaneProps, 'call'> & { entry: Entry }

function OpenPane({ entry, ...rest }: PaneProps) {
  if (isCall(entry)) return <CallPane call={entry} {...rest} />
  return isRingNow(entry) ? <RingNowPane entry={entry} {...rest} /> : <RingBackPane ringBack={entry} {...rest} />
}
