import { randomUUID } from 'node:crypto'
import { importReaders } from '@/lib/input/import-readers'
import { comparePatients } from '@/lib/use-cases/compare-patients'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { previewClosure } from '@/lib/use-cases/draft-closure'
import { previewRota } from '@/lib/use-cases/draft-rota'
import { exportFigures } from '@/lib/use-cases/export-figures'
import { findCallers } from '@/lib/use-cases/find-callers'
import { openCaller } from '@/lib/use-cases/open-caller'
import { exportImport, openImport } from '@/lib/use-cases/open-import'
import { openMessage } from '@/lib/use-cases/open-message'
import { openOutbox } from '@/lib/use-cases/open-outbox'
import { openPatient } from '@/lib/use-cases/open-patient'
import { previewAbsence } from '@/lib/use-cases/plan-absence'
import { planChange } from '@/lib/use-cases/plan-change'
import { planErasure } from '@/lib/use-cases/plan-erasure'
import { readAlikePatients } from '@/lib/use-cases/read-alike-patients'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readBooked } from '@/lib/use-cases/read-booked'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinicDay, readDiary } from '@/lib/use-cases/read-diary'
import { exportEvents, readEvents } from '@/lib/use-cases/read-events'
import { readMove } from '@/lib/use-cases/read-move'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { readMyWeek } from '@/lib/use-cases/read-my-week'
import { readFailures } from '@/lib/use-cases/read-outbox'
import { readRecentPatients } from '@/lib/use-cases/read-recent-patients'
import { readRetention } from '@/lib/use-cases/read-retention'
import { readSecurity } from '@/lib/use-cases/read-security'
import { exportSeenBy, readSeenBy } from '@/lib/use-cases/read-seen-by'
import { readStory } from '@/lib/use-cases/read-story'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { readWeek } from '@/lib/use-cases/read-week'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { weighChange } from '@/lib/use-cases/weigh-change'
import { readWrongNumber } from '@/lib/use-cases/wrong-number'
import { createAppointment } from '../../factories/appointments'
import { begun } from './imports'
import {
  confirmed,
  desk,
  failedMessage,
  free,
  monday,
  patient,
  requested,
  toTell,
  type Row,
  type Rows,
} from './fixture'

const clinic = 'hall-green'
const day = '2027-03-03'
let screens = 0
/** The same screen within a while is one look: each row looks at a later time. */
const at = (): number => monday + (screens += 1) * 30 * 60_000
const later = (look: (now: number) => Promise<unknown>): (() => Promise<unknown>) => {
  const now = at()
  return () => look(now)
}
const of =
  (look: (now: number) => Promise<unknown>): Row =>
  async () =>
    later(look)

const begunOf = (): Promise<string> =>
  begun(`Name,Phone\nRosa ${randomUUID().slice(0, 6)},07700 900123\n`)

const times = {
  from: '2027-05-03',
  until: '2027-05-03',
  fromMinute: 0,
  toMinute: 1440,
  everyWeeks: null,
  repeatUntil: null,
}
const closure = () => ({
  do: 'close' as const,
  clinic,
  from: '2027-12-24',
  until: '2027-12-24',
  fromMinute: 0,
  toMinute: 1440,
  reason: 'Shut',
})

async function treated(): Promise<string> {
  const { id } = await patient()
  await createAppointment({
    now: monday,
    at: free(),
    clinic,
    practitioner: 'ann',
    service: 'first',
    patient: id,
  })
  return id
}

/** What is only looked at; that it was is an event, and without it nothing is shown. */
export const looks: Rows = {
  readDiary: of((now) => readDiary(desk.una, { clinic, day }, now)),
  readClinicDay: of((now) => readClinicDay(desk.una, { clinic, day }, now)),
  readCalls: of((now) => readCalls(desk.una, { clinic }, now)),
  readToTell: async () => {
    await toTell()
    return later((now) => readToTell(desk.una, { clinic }, now))
  },
  readWaitingList: of((now) => readWaitingList(desk.una, { clinic }, now)),
  readWeek: of((now) => readWeek(desk.una, { clinic, practitioner: 'ann', day }, now)),
  readMyDay: of((now) => readMyDay(desk.ann, { day }, now)),
  readMyWeek: of((now) => readMyWeek(desk.ann, { day: null }, now)),
  readMove: async () => {
    const { reference } = await confirmed()
    return later((now) => readMove(desk.una, { reference, clinic, day, people: ['ann'] }, now))
  },
  readAppointment: async () => {
    const { reference } = await requested()
    return later((now) => readAppointment(desk.una, reference, now))
  },
  readBooked: async () => {
    const { reference } = await confirmed()
    return later((now) => readBooked(desk.una, { reference }, now))
  },
  readStory: async () => {
    const { reference } = await requested()
    return later((now) => readStory(desk.una, { reference }, now))
  },
  readWrongNumber: async () => {
    const { call } = await requested()
    return later((now) => readWrongNumber(desk.una, { call }, now))
  },
  findCallers: async () => {
    await treated()
    return later((now) => findCallers(desk.una, { q: 'joanne' }, now))
  },
  searchPatients: async () => {
    await treated()
    return later((now) => searchPatients(desk.una, { q: 'joanne' }, now))
  },
  readRecentPatients: of((now) => readRecentPatients(desk.una, { zone: 'Europe/London' }, now)),
  readAlikePatients: of((now) => readAlikePatients(desk.una, now)),
  openPatient: async () => {
    const id = await treated()
    return later((now) => openPatient(desk.una, { id }, now))
  },
  openCaller: async () => {
    const id = await treated()
    return later((now) => openCaller(desk.una, { id }, now))
  },
  comparePatients: async () => {
    const [kept, gone] = [await treated(), await treated()]
    return later((now) => comparePatients(desk.una, { kept, gone }, now))
  },
  openMessage: async () => {
    const id = await failedMessage()
    return later((now) => openMessage(desk.mona, { id }, now))
  },
  openOutbox: of((now) => openOutbox(desk.mona, { clinic }, now)),
  readFailures: async () => {
    await failedMessage()
    return later((now) => readFailures(desk.una, { clinic }, now))
  },
  readEvents: of((now) => readEvents(desk.mona, {}, now)),
  readSeenBy: of((now) =>
    readSeenBy(desk.mona, { staff: desk.una.id, from: monday, until: monday + 3_600_000 }, now),
  ),
  exportSeenBy: of((now) =>
    exportSeenBy(desk.mona, { staff: desk.una.id, from: monday, until: monday + 3_600_000 }, now),
  ),
  exportEvents: of((now) => exportEvents(desk.mona, {}, now)),
  readSecurity: of((now) => readSecurity(desk.mona, {}, 'Europe/London', now)),
  readRetention: of((now) => readRetention(desk.mona, now)),
  planErasure: async () => {
    const { id } = await patient()
    return later((now) => planErasure(desk.mona, { id }, now))
  },
  copyPatient: async () => {
    const { id } = await patient()
    return later((now) => copyPatient(desk.mona, { id, form: 'page' }, now))
  },
  exportFigures: of((now) => exportFigures(desk.mona, { clinic, kind: 'week' }, now)),
  planChange: of((now) =>
    planChange(
      desk.una,
      { clinic, practitioner: 'ann', from: '2027-12-01', until: '2027-12-01', fromMinute: 0, untilMinute: 1440 },
      now,
    ),
  ),
  weighChange: of((now) =>
    weighChange(desk.mona, { kind: 'policy', policy: { gridMinutes: 30 } }, { agreed: '' }, now),
  ),
  previewAbsence: of((now) =>
    previewAbsence(desk.mona, { do: 'enter', practitioner: 'ann', times }, now),
  ),
  previewClosure: of((now) => previewClosure(desk.mona, closure(), now)),
  previewRota: of((now) =>
    previewRota(
      desk.mona,
      {
        do: 'add',
        practitioner: 'ann',
        everyWeeks: 1,
        since: '2027-03-07',
        until: null,
        clinic,
        room: null,
        weekday: 7,
        from: 540,
        to: 720,
        lunch: null,
      },
      now,
    ),
  ),
  openImport: async () => {
    const id = await begunOf()
    return later((now) => openImport(desk.mona, { id, check: true }, importReaders, now))
  },
  exportImport: async () => {
    const id = await begunOf()
    return later((now) => exportImport(desk.mona, { id }, importReaders, now))
  },
}
