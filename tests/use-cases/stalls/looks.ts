import { randomUUID } from 'node:crypto'
import { importReaders } from '@/lib/input/import-readers'
import { comparePatients } from '@/lib/use-cases/compare-patients'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { previewClosure } from '@/lib/use-cases/draft-closure'
import { previewRota } from '@/lib/use-cases/draft-rota'
import { exportFigures } from '@/lib/use-cases/export-figures'
import { findCallers } from '@/lib/use-cases/find-callers'
import { openCaller } from '@/lib/use-cases/open-caller'
import { openImport } from '@/lib/use-cases/open-import'
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
import { readEvents } from '@/lib/use-cases/read-events'
import { readMove } from '@/lib/use-cases/read-move'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { readMyWeek } from '@/lib/use-cases/read-my-week'
import { readFailures } from '@/lib/use-cases/read-outbox'
import { readRecentPatients } from '@/lib/use-cases/read-recent-patients'
import { readRetention } from '@/lib/use-cases/read-retention'
import { readSeenBy } from '@/lib/use-cases/read-seen-by'
import { readStory } from '@/lib/use-cases/read-story'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { readWeek } from '@/lib/use-cases/read-week'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { weighChange } from '@/lib/use-cases/weigh-change'
import { readWrongNumber } from '@/lib/use-cases/wrong-number'
import { createAppointment } from '../../factories/appointments'
import { begun } from './imports'
import { confirmed, desk, failedMessage, free, monday, patient, requested, toTell, type Row, type Rows } from './fixture'

const clinic = 'hall-green'
const day = '2027-03-03'
const of = (look: () => Promise<unknown>): Row => async () => look

const times = { from: '2027-05-03', until: '2027-05-03', fromMinute: 0, toMinute: 1440, everyWeeks: null, repeatUntil: null }
const closure = () => ({ do: 'close' as const, clinic, from: '2027-12-24', until: '2027-12-24', fromMinute: 0, toMinute: 1440, reason: 'Shut' })

async function treated(): Promise<string> {
  const { id } = await patient()
  await createAppointment({ now: monday, at: free(), clinic, practitioner: 'ann', service: 'first', patient: id })
  return id
}

/** What is only looked at; that it was is an event, and without it nothing is shown. */
export const looks: Rows = {
  readDiary: of(() => readDiary(desk.una, { clinic, day }, monday)),
  readClinicDay: of(() => readClinicDay(desk.una, { clinic, day }, monday)),
  readCalls: of(() => readCalls(desk.una, { clinic }, monday)),
  readToTell: async () => {
    await toTell()
    return () => readToTell(desk.una, { clinic }, monday)
  },
  readWaitingList: of(() => readWaitingList(desk.una, { clinic }, monday)),
  readWeek: of(() => readWeek(desk.una, { clinic, practitioner: 'ann', day }, monday)),
  readMyDay: of(() => readMyDay(desk.ann, { day }, monday)),
  readMyWeek: of(() => readMyWeek(desk.ann, { day: null }, monday)),
  readMove: async () => {
    const { reference } = await confirmed()
    return () => readMove(desk.una, { reference, clinic, day, people: ['ann'] }, monday)
  },
  readAppointment: async () => {
    const { reference } = await requested()
    return () => readAppointment(desk.una, reference, monday)
  },
  readBooked: async () => {
    const { reference } = await confirmed()
    return () => readBooked(desk.una, { reference }, monday)
  },
  readStory: async () => {
    const { reference } = await requested()
    return () => readStory(desk.una, { reference }, monday)
  },
  readWrongNumber: async () => {
    const { call } = await requested()
    return () => readWrongNumber(desk.una, { call }, monday)
  },
  findCallers: async () => {
    await treated()
    return () => findCallers(desk.una, { q: 'joanne' }, monday)
  },
  searchPatients: async () => {
    await treated()
    return () => searchPatients(desk.una, { q: 'joanne' }, monday)
  },
  readRecentPatients: of(() => readRecentPatients(desk.una, { zone: 'Europe/London' }, monday)),
  readAlikePatients: of(() => readAlikePatients(desk.una, monday)),
  openPatient: async () => {
    const id = await treated()
    return () => openPatient(desk.una, { id }, monday)
  },
  openCaller: async () => {
    const id = await treated()
    return () => openCaller(desk.una, { id }, monday)
  },
  comparePatients: async () => {
    const [kept, gone] = [await treated(), await treated()]
    return () => comparePatients(desk.una, { kept, gone }, monday)
  },
  openMessage: async () => {
    const id = await failedMessage()
    return () => openMessage(desk.mona, { id }, monday)
  },
  openOutbox: of(() => openOutbox(desk.mona, { clinic }, monday)),
  readFailures: async () => {
    await failedMessage()
    return () => readFailures(desk.una, { clinic }, monday)
  },
  readEvents: of(() => readEvents(desk.mona, {}, monday)),
  readSeenBy: of(() => readSeenBy(desk.mona, { staff: desk.una.id, from: monday, until: monday + 3_600_000 }, monday)),
  readRetention: of(() => readRetention(desk.mona, monday)),
  planErasure: async () => {
    const { id } = await patient()
    return () => planErasure(desk.mona, { id }, monday)
  },
  copyPatient: async () => {
    const { id } = await patient()
    return () => copyPatient(desk.mona, { id, form: 'page' }, monday)
  },
  exportFigures: of(() => exportFigures(desk.mona, { clinic, kind: 'week' }, monday)),
  planChange: of(() => planChange(desk.una, { clinic, practitioner: 'ann', from: day, until: day, fromMinute: 0, untilMinute: 1440 }, monday)),
  weighChange: of(() => weighChange(desk.mona, { kind: 'policy', policy: { gridMinutes: 30 } }, { agreed: '' }, monday)),
  previewAbsence: of(() => previewAbsence(desk.mona, { do: 'enter', practitioner: 'ann', times }, monday)),
  previewClosure: of(() => previewClosure(desk.mona, closure(), monday)),
  previewRota: of(() => previewRota(desk.mona, { do: 'add', practitioner: 'ann', everyWeeks: 1, since: '2027-03-07', until: null, clinic, room: null, weekday: 7, from: 540, to: 720, lunch: null }, monday)),
  openImport: async () => {
    const id = await begun(`Name,Phone\nRosa ${randomUUID().slice(0, 6)},07700 900123\n`)
    return () => openImport(desk.mona, { id, check: true }, importReaders, monday)
  },
}
