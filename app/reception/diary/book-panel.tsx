import type { StaffActor } from '@/lib/auth/actor'
import { booking as words } from '@/lib/copy/staff/diary'
import { pounds } from '@/lib/copy/staff/money'
import { dayName, saidClock } from '@/lib/copy/staff/time'
import { dayOf, instantAt, relativeDay, wallClock24, type Instant, type WallMinute } from '@/lib/core/time'
import type { DiaryView } from '@/lib/core/views'
import { readFits } from '@/lib/use-cases/read-places'
import { CallerForm } from './caller-form'
import { PanelFrame } from './panel-frame'

interface Props {
  actor: StaffActor
  view: DiaryView
  practitioner: string
  at: WallMinute | null
  now: Instant
}

/** Books the free time that was pressed, for somebody on the telephone: confirmed at once. */
export async function BookPanel({ actor, view, practitioner, at, now }: Props) {
  const { clinic, day } = view
  const zone = clinic.timeZone
  const column = view.columns.find((one) => one.practitioner.id === practitioner)
  const start = instantAt(day, at ?? 0, zone)
  const fits = await readFits(actor, { clinic: clinic.id, practitioner, day, start }, now)
  const frame = { clinic, day, heading: words.heading }
  if (!column || at === null || !fits.ok) return <PanelFrame {...frame}><p className="nothing">{words.none}</p></PanelFrame>
  const today = dayOf(now, zone)
  const said = relativeDay(day, today)
  const when = `${said.includes(' ') ? `on ${said}` : said} at ${saidClock(at)}`
  const services = fits.value.map(({ service, fits: fit }) => ({
    value: service.id, word: service.name, disabled: !fit,
    note: fit ? `${service.minutes} min, ${pounds(service.pricePence)}` : words.tooShort(service.minutes),
  }))
  return (
    <PanelFrame {...frame}>
      <p className="who-line"><b>{dayName(day, today)} {wallClock24(at)}</b>, {column.practitioner.name}{column.room && `, ${column.room}`}</p>
      <CallerForm
        clinic={clinic.id} practitioner={practitioner} start={start} services={services}
        readBack={{ when, who: column.practitioner.name, place: clinic.place }}
      />
    </PanelFrame>
  )
}
