import type { Metadata } from 'next'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { diary as words } from '@/lib/copy/staff/diary'
import { clock24, dayOf, mediumDate } from '@/lib/core/time'
import { DiaryQuery } from '@/lib/input/staff-forms'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readDiary } from '@/lib/use-cases/read-diary'
import { DayBar } from './day-bar'
import { FootLine } from './foot-line'
import { Grid } from './grid'
import { laySheet } from './sheet'
import { SidePanel } from './side-panel'
import { PrintFoot, PrintHead } from './print-lines'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Diary – Plumbline' }

export default async function DiaryPage({ searchParams }: Props) {
  const actor = await requireStaff()
  const now = clockNow()
  const query = DiaryQuery.parse(await searchParams)
  const chosen = await chooseClinic(actor, query.clinic)
  const clinics = await readClinics(now)
  const zone = clinics.find(({ id }) => id === chosen)?.timeZone ?? 'Europe/London'
  const today = dayOf(now, zone)
  const [view, worklist] = await Promise.all([
    readDiary(actor, { clinic: chosen, day: query.day ?? today }, now).then(unwrap),
    readCalls(actor, { clinic: chosen }, now).then(unwrap),
  ])
  const { clinic, day } = view
  const sheet = laySheet(view, now)
  const hasPanel = Boolean(query.open ?? query.book ?? query.list)
  const mine = clinics.filter(({ id }) => actor.clinics.includes(id))
  return (
    <Desk
      {...{ actor, clinic, day, now }} clinics={mine} calls={worklist.calls} here="diary" skip={words.skip}
      className={hasPanel ? 'has-panel' : ''}
    >
      <main id="main" className="desk-main">
        <title>{words.title(mediumDate(day), clinic.place)}</title>
        <PrintHead view={view} />
        <DayBar {...{ view, today }} gone={sheet.gone.length} />
        <Grid {...{ view, sheet, now }} open={query.open} at={query.at} book={query.book} />
        {hasPanel && <SidePanel {...{ actor, view, query, now }} gone={sheet.gone} />}
        <FootLine />
        <PrintFoot clock={clock24(now, zone)} who={actor.name} />
      </main>
    </Desk>
  )
}
