import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import '@/app/_ui/staff/css/changes.css'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { can } from '@/lib/auth/can'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { phoneWords } from '@/lib/copy/staff/phone'
import { week as words } from '@/lib/copy/staff/week'
import { clock24, dayOf, mediumDate } from '@/lib/core/time'
import type { WeekView } from '@/lib/core/week-view'
import { WeekQuery } from '@/lib/input/change-forms'
import { readRooms } from '@/lib/use-cases/add-session'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { readWeek } from '@/lib/use-cases/read-week'
import { FootLine } from '../diary/foot-line'
import { PrintFoot } from '../diary/print-lines'
import { ExtraPanel } from './extra-panel'
import { WeekBar } from './week-bar'
import { WeekGrid } from './week-grid'
import { layWeek } from './week-sheet'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const query = WeekQuery.parse(JSON.parse(text))
  const clinic = await chooseClinic(actor, query.clinic)
  const clinics = await readClinics(now)
  const today = dayOf(now, clinics.find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London')
  const practitioner = query.practitioner ?? (await readPractitioners({ clinic }))[0]?.id ?? notFound()
  const day = query.day ?? today
  const week = unwrap(await readWeek(actor, { clinic, practitioner, day }, now))
  return { actor, now, query, clinics: clinics.filter(({ id }) => actor.clinics.includes(id)), today, day, week }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { week } = await load(JSON.stringify(await searchParams))
  return { title: words.title(week.practitioner.name, mediumDate(week.days[0]?.day ?? '')) }
}

export default async function WeekPage({ searchParams }: Props) {
  const { actor, now, query, clinics, today, day, week } = await load(JSON.stringify(await searchParams))
  const { clinic } = week
  const [worklist, people, rooms] = await Promise.all([
    readCalls(actor, { clinic: clinic.id }, now).then(unwrap), readPractitioners({}), readRooms(actor),
  ])
  const mayOpen = can(actor, 'rota.open', { clinic: clinic.id })
  const hasPanel = query.do === 'extra' && mayOpen
  return (
    <Desk
      {...{ actor, clinic, clinics, now, day }} calls={toRing(worklist)} here="diary" skip={words.skip} className={hasPanel ? 'has-panel' : ''}
    >
      <main id="main" className="desk-main">
        <PrintHead week={week} />
        <WeekBar {...{ week, today, day, mayOpen }} />
        <WeekGrid week={week} days={layWeek(week, now)} now={now} />
        {hasPanel && <ExtraPanel {...{ week, day, people, rooms }} />}
        <FootLine />
        <PrintFoot clock={clock24(now, clinic.timeZone)} who={actor.name} />
      </main>
    </Desk>
  )
}

function PrintHead({ week: { practitioner, days, clinics } }: { week: WeekView }) {
  const count = days.reduce((sum, { entries }) => sum + entries.filter(({ status }) => status !== 'held').length, 0)
  return (
    <div className="print-head" aria-hidden="true">
      <b className="serif">{practitioner.name}, {words.from(mediumDate(days[0]?.day ?? ''), mediumDate(days.at(-1)?.day ?? ''))}</b>
      <p>{clinics.map(({ place, phone }) => `${place} ${phoneWords(phone)}`).join(', ')}. {words.sheet(count)}</p>
    </div>
  )
}
