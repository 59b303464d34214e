import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import '@/app/_ui/staff/css/changes.css'
import { changesAt, diaryAt } from '@/app/_staff/addresses'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { Bob, Key } from '@/app/_ui/staff/marks'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { toTell as words } from '@/lib/copy/staff/to-tell'
import { dayOf, mediumDate } from '@/lib/core/time'
import { ToTellQuery } from '@/lib/input/change-forms'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { keyOf } from './tell-key'
import { TellList } from './tell-list'
import { TellPane } from './tell-pane'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const { clinic, tell, change } = ToTellQuery.parse(JSON.parse(text))
  const view = unwrap(await readToTell(actor, { clinic: await chooseClinic(actor, clinic), change }, now))
  return { actor, now, view, tell }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view } = await load(JSON.stringify(await searchParams))
  return { title: words.title(view.open.length, view.clinic.place) }
}

export default async function ToTellPage({ searchParams }: Props) {
  const { actor, now, view, tell } = await load(JSON.stringify(await searchParams))
  const { clinic, open, unreached, summary } = view
  const [clinics, worklist] = await Promise.all([readClinics(now), readCalls(actor, { clinic: clinic.id }, now).then(unwrap)])
  const all = [...open, ...unreached]
  const named = tell === undefined ? undefined : all.find((entry) => keyOf(entry) === tell || entry.reference === tell)
  const shown = named ?? all[0]
  const day = dayOf(now, clinic.timeZone)
  return (
    <Desk {...{ actor, clinic, day, now }} calls={toRing(worklist)} clinics={clinics.filter(({ id }) => actor.clinics.includes(id))} here="to-tell" skip={words.skip}>
      <main id="main" className={`calls to-tell ${shown ? '' : 'alone'} ${tell ? 'is-chosen' : ''}`}>
        <div className="top">
          <h1>{words.heading(open.length)}</h1>
          <p className="say" role="status">{summary ? words.summary(summary) : tell && !named ? words.gone : `${clinic.place}, ${mediumDate(day)}`}</p>
          <Link className="b edge" prefetch={false} href={changesAt(clinic.id)} aria-keyshortcuts="N">{words.newChange} <Key>N</Key></Link>
        </div>
        <div className="list" id="list" role="region" aria-label={words.region} tabIndex={0}>
          {shown ? <TellList {...{ view, now }} shown={keyOf(shown)} /> : (
            <div className="done">
              <div className="plumb"><Bob /></div>
              <h2>{words.done}</h2>
              <p>{words.doneSaid}</p>
              <Link className="b edge" href={diaryAt(clinic.id, day)}>{words.toDiary} <Key>G</Key> <Key>D</Key></Link>
            </div>
          )}
        </div>
        {shown && <TellPane key={keyOf(shown)} entry={shown} {...{ clinic, actor, now }} />}
      </main>
    </Desk>
  )
}
