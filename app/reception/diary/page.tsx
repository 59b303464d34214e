import type { Metadata } from 'next'
import { cache } from 'react'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { diary as words } from '@/lib/copy/staff/diary'
import { clock24, dayOf, mediumDate } from '@/lib/core/time'
import { DiaryQuery } from '@/lib/input/staff-forms'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readProfessions } from '@/lib/use-cases/read-professions'
import { readDiary } from '@/lib/use-cases/read-diary'
import { readLastMove } from '@/lib/use-cases/undo-move'
import { CarryDesk } from './carry/carry-desk'
import { readCarry, undoLine } from './carry/read-carry'
import { DayBar } from './day-bar'
import { FootLine } from './foot-line'
import { Grid } from './grid'
import { laySheet } from './sheet'
import { SidePanel } from './side-panel'
import { PrintFoot, PrintHead } from './print-lines'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const query = DiaryQuery.parse(JSON.parse(text))
  const chosen = await chooseClinic(actor, query.clinic)
  const clinics = await readClinics(now)
  const zone = clinics.find(({ id }) => id === chosen)?.timeZone ?? 'Europe/London'
  const today = dayOf(now, zone)
  return { actor, now, query, chosen, clinics, zone, today, day: query.day ?? today }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { clinics, chosen, day } = await load(JSON.stringify(await searchParams))
  return { title: words.title(mediumDate(day), clinics.find(({ id }) => id === chosen)?.place ?? '') }
}

export default async function DiaryPage({ searchParams }: Props) {
  const { actor, now, query, chosen, clinics, zone, today, day: asked } = await load(JSON.stringify(await searchParams))
  const [view, worklist, professions, moved] = await Promise.all([
    readDiary(actor, { clinic: chosen, day: asked }, now).then(unwrap),
    readCalls(actor, { clinic: chosen }, now).then(unwrap),
    readProfessions(),
    readLastMove(actor, { clinic: chosen }, now).then(unwrap),
  ])
  const { clinic, day } = view
  const sheet = laySheet(view, now)
  const carry = await readCarry(actor, query, view, now)
  const hasPanel = Boolean(query.open ?? query.book ?? query.list)
  const mine = clinics.filter(({ id }) => actor.clinics.includes(id))
  return (
    <Desk
      {...{ actor, clinic, day, now }} clinics={mine} calls={toRing(worklist)} here="diary" skip={words.skip}
      className={hasPanel ? 'has-panel' : ''}
    >
      <main id="main" className="desk-main">
        <PrintHead view={view} />
        <DayBar {...{ view, today }} gone={sheet.gone.length} keep={carry.facts?.listed ? { open: carry.facts.reference, do: 'move' } : {}} />
        <CarryDesk {...carry} undo={undoLine(moved, zone, today)}>
          <Grid {...{ view, sheet, now, professions }} carry={carry.facts} open={query.open} at={query.at} book={query.book} />
          {hasPanel && <SidePanel {...{ actor, view, query, sheet, now }} carry={carry.facts} />}
        </CarryDesk>
        <FootLine />
        <PrintFoot clock={clock24(now, zone)} who={actor.name} />
      </main>
    </Desk>
  )
}
