import { randomUUID } from 'node:crypto'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { answerOffer, withdrawOffer } from '@/lib/use-cases/answer-offer'
import { applyChange } from '@/lib/use-cases/apply-change'
import { bookByPhone } from '@/lib/use-cases/book-by-phone'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { claimCall } from '@/lib/use-cases/claim-call'
import {
  claimRingBack,
  claimToBook,
  letGoOfRingBack,
  openRingBack,
} from '@/lib/use-cases/claim-ring-back'
import { claimRingNow, letGoOfRingNow } from '@/lib/use-cases/claim-ring-now'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { letGoOfCall } from '@/lib/use-cases/let-go-of-call'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { offerTime } from '@/lib/use-cases/offer-time'
import { openQuestions } from '@/lib/use-cases/open-questions'
import { partPatients } from '@/lib/use-cases/part-patients'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { recordRingBack } from '@/lib/use-cases/record-ring-back'
import { recordRingNow } from '@/lib/use-cases/record-ring-now'
import { saveNote } from '@/lib/use-cases/save-note'
import { settleFailure, takeFailure } from '@/lib/use-cases/settle-failure'
import { giveUpTelling, takeUpOrphan, tickTold } from '@/lib/use-cases/tick-told'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { undoMove } from '@/lib/use-cases/undo-move'
import { undoPatientMerge } from '@/lib/use-cases/undo-patient-merge'
import { correctPhone } from '@/lib/use-cases/wrong-number'
import { addDays } from '@/lib/core/time'
import { createAppointment } from '../../factories/appointments'
import { answering, saveAll } from '../answering'
import { at } from '../small-practice'
import { joined, offered } from '../waiting'
import {
  confirmed,
  desk,
  failedMessage,
  free,
  monday,
  patient,
  requested,
  ringBack,
  ringNow,
  someone,
  toTell,
  wish,
  type Rows,
} from './fixture'

const claimed = async () => {
  const visit = await requested()
  await claimCall(desk.una, { call: visit.call }, monday)
  return visit
}
const rung = async () => {
  const id = await ringBack()
  await claimRingBack(desk.una, { ringBack: id }, monday)
  return id
}
const urgent = async () => {
  const id = await ringNow()
  await claimRingNow(desk.una, { ringNow: id }, monday)
  return id
}
const offer = async () => {
  const wait = await joined()
  return { wait, offer: await offered(desk.una, [wait], { start: free() }) }
}
const twoPatients = async () => {
  const [kept, gone] = [await patient(), await patient()]
  for (const { id } of [kept, gone])
    await createAppointment({
      now: monday,
      at: free(),
      clinic: 'hall-green',
      practitioner: 'ann',
      service: 'first',
      patient: id,
    })
  return {
    kept: { id: kept.id, version: kept.version },
    gone: { id: gone.id, version: gone.version },
    choice: {},
  }
}
let away = 0
const shutDay = () => ({
  clinic: 'hall-green',
  practitioner: 'ben',
  from: addDays('2028-01-03', (away += 1)),
  until: addDays('2028-01-03', away),
  fromMinute: 0,
  untilMinute: 1440,
})

/** What the desk does. */
export const reception: Rows = {
  bookForCaller: async () => {
    const input = { ...wish(), patient: someone() }
    return () => bookForCaller(desk.una, input, monday)
  },
  bookByPhone: async () => {
    const input = {
      patient: someone(),
      service: 'first',
      times: [{ start: free(), practitioner: 'ann', clinic: 'hall-green' }],
      key: randomUUID(),
    }
    return () => bookByPhone(desk.una, input, monday)
  },
  actOnAppointment: async () => {
    const { reference, version } = await requested()
    return () => actOnAppointment(desk.una, { reference, verb: 'confirm', version }, monday)
  },
  'actOnAppointment to release': async () => {
    const { reference } = await requested()
    return () => actOnAppointment(desk.una, { reference, verb: 'release' }, monday)
  },
  undoMove: async () => {
    const { reference } = await confirmed()
    const moved = await moveAppointment(desk.una, { reference, start: free() }, monday)
    if (!moved.ok) throw new Error(moved.refusal.reason)
    return () => undoMove(desk.una, { reference }, monday + 1)
  },
  saveNote: async () => {
    const { reference } = await confirmed()
    return () => saveNote(desk.una, { reference, note: 'Prefers mornings' }, monday)
  },
  claimCall: async () => {
    const { call } = await requested()
    return () => claimCall(desk.una, { call }, monday)
  },
  letGoOfCall: async () => {
    const { call } = await claimed()
    return () => letGoOfCall(desk.una, { call }, monday)
  },
  recordAttempt: async () => {
    const { call } = await claimed()
    return () => recordAttempt(desk.una, { call, outcome: 'no-answer' }, monday)
  },
  'recordAttempt that confirms': async () => {
    const { call } = await claimed()
    return () => recordAttempt(desk.una, { call, outcome: 'confirmed' }, monday)
  },
  correctPhone: async () => {
    const { call, version } = await claimed()
    return () => correctPhone(desk.una, { call, phone: '+447700900556', version }, monday)
  },
  claimRingBack: async () => {
    const id = await ringBack()
    return () => claimRingBack(desk.una, { ringBack: id }, monday)
  },
  claimToBook: async () => {
    const id = await ringBack()
    return () => claimToBook(desk.una, { ringBack: id, note: 'Wants mornings' }, monday)
  },
  openRingBack: async () => {
    const id = await ringBack()
    return () => openRingBack(desk.una, { ringBack: id }, monday)
  },
  letGoOfRingBack: async () => {
    const id = await rung()
    return () => letGoOfRingBack(desk.una, { ringBack: id }, monday)
  },
  recordRingBack: async () => {
    const id = await rung()
    return () => recordRingBack(desk.una, { ringBack: id, outcome: 'answered' }, monday)
  },
  claimRingNow: async () => {
    const id = await ringNow()
    return () => claimRingNow(desk.una, { ringNow: id }, monday)
  },
  letGoOfRingNow: async () => {
    const id = await urgent()
    return () => letGoOfRingNow(desk.una, { ringNow: id }, monday)
  },
  recordRingNow: async () => {
    const id = await urgent()
    return () => recordRingNow(desk.una, { ringNow: id, outcome: 'advised' }, monday)
  },
  offerTime: async () => {
    const [wait, start] = [await joined(), free()]
    return () =>
      offerTime(
        desk.una,
        { clinic: 'hall-green', practitioner: 'ann', start, way: 'phone', waits: [wait] },
        monday,
      )
  },
  answerOffer: async () => {
    const given = await offer()
    return () => answerOffer(desk.una, { ...given, answer: 'takes' }, monday)
  },
  withdrawOffer: async () => {
    const given = await offer()
    return () => withdrawOffer(desk.una, { offer: given.offer }, monday)
  },
  leaveWaitingList: async () => {
    const wait = await joined()
    return () => leaveWaitingList(desk.una, { wait }, monday)
  },
  editPatient: async () => {
    const { id, version } = await patient()
    const details = {
      name: 'Joanne Pettifer',
      phone: '+447700900557',
      otherPhone: null,
      email: null,
      dateOfBirth: null,
      note: 'New',
      flags: [],
      carerName: null,
      carerPhone: null,
      ringing: 'any' as const,
      tellBy: 'phone' as const,
      reminders: true,
      texts: true,
    }
    return () => editPatient(desk.una, { id, version, details }, monday)
  },
  mergePatients: async () => {
    const input = await twoPatients()
    return () => mergePatients(desk.una, input, monday)
  },
  undoPatientMerge: async () => {
    const merged = await mergePatients(desk.una, await twoPatients(), monday)
    if (!merged.ok) throw new Error(merged.refusal.reason)
    return () => undoPatientMerge(desk.una, { merge: merged.value.merge }, monday + 1)
  },
  partPatients: async () => {
    const { kept, gone } = await twoPatients()
    return () => partPatients(desk.una, { one: kept.id, other: gone.id }, monday)
  },
  openQuestions: async () => {
    const who = await answering(free())
    await saveAll(who)
    return () => openQuestions(desk.ann, { reference: who.reference }, monday)
  },
  applyChange: async () => {
    const input = { id: randomUUID(), change: shutDay(), reason: 'unwell', choices: [] }
    return () => applyChange(desk.una, input, monday)
  },
  tickTold: async () => {
    const { id, version } = await toTell()
    return () => tickTold(desk.una, { id, outcome: 'phone', version }, monday)
  },
  giveUpTelling: async () => {
    const { id } = await toTell()
    await tickTold(desk.una, { id, outcome: 'unreachable' }, monday)
    return () => giveUpTelling(desk.mona, { id }, monday)
  },
  takeUpOrphan: async () => {
    // On a Sunday Ann has no session.
    const { reference } = await createAppointment({
      now: monday,
      at: at('2027-03-07', 540 + (away += 1) * 60),
      clinic: 'hall-green',
      practitioner: 'ann',
      service: 'first',
    })
    return () => takeUpOrphan(desk.una, { reference }, monday)
  },
  takeFailure: async () => {
    const id = await failedMessage()
    return () => takeFailure(desk.una, { id }, monday)
  },
  settleFailure: async () => {
    const id = await failedMessage()
    return () => settleFailure(desk.una, { id, how: 'told' }, monday)
  },
}
