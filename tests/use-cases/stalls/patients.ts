import { randomUUID } from 'node:crypto'
import { db } from '@/lib/store/client'
import { answerByLink, leaveByLink } from '@/lib/use-cases/answer-offer-link'
import { answerText } from '@/lib/use-cases/answer-text'
import { askForLink } from '@/lib/use-cases/ask-for-link'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { changeContact } from '@/lib/use-cases/change-contact'
import { dropHold } from '@/lib/use-cases/drop-hold'
import { extendHold } from '@/lib/use-cases/extend-hold'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { closeMailbox, findMailbox, keepSignIn, openMailbox } from '@/lib/use-cases/mailbox-session'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { noteTextStatus } from '@/lib/use-cases/note-text-status'
import { renewLink } from '@/lib/use-cases/renew-link'
import { requestAppointment } from '@/lib/use-cases/request-appointment'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { saveQuestions, sendQuestions } from '@/lib/use-cases/save-questions'
import { changeReminders } from '@/lib/use-cases/set-reminders'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { wholeAnswers } from '../../factories/answers'
import { answering, saveAll } from '../answering'
import { hashOf } from '../asking'
import { joined, offered, secretOf } from '../waiting'
import {
  anybody,
  desk,
  failedMessage,
  free,
  freshAddress,
  makeSecret,
  monday,
  requested,
  someone,
  wish,
  type Rows,
} from './fixture'

const minute = 60_000
const held = async (change: { draft?: string } = {}): Promise<string> => {
  const made = await holdSlot({ ...wish(), ...change }, monday)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.hold
}
const offerOf = async () => {
  const wait = await joined()
  return {
    wait,
    secret: secretOf(await offered(desk.una, [wait], { start: free(), way: 'link' }), wait),
  }
}
const mailbox = async (now = monday) => {
  const secret = makeSecret()
  await openMailbox({ secret, email: 'rosa@example.org' }, now)
  return secret
}

/** What patients do, and programs for them. */
export const patients: Rows = {
  holdSlot: async () => {
    const [input, draft] = [wish(), makeSecret()]
    return () => holdSlot({ ...input, draft }, monday)
  },
  extendHold: async () => {
    const hold = await held()
    return () => extendHold({ hold }, monday + minute)
  },
  dropHold: async () => {
    const hold = await held()
    return () => dropHold({ hold }, monday)
  },
  requestAppointment: async () => {
    const input = {
      patient: someone(),
      idempotencyKey: randomUUID(),
      bodyHash: hashOf('body'),
      source: 'api' as const,
      from: { slot: wish() },
    }
    return () => requestAppointment(input, monday)
  },
  'requestAppointment of a hold': async () => {
    const input = {
      patient: someone(),
      idempotencyKey: randomUUID(),
      bodyHash: hashOf('body'),
      source: 'api' as const,
      from: { hold: await held() },
    }
    return () => requestAppointment(input, monday)
  },
  saveDraft: async () => {
    const draft = makeSecret()
    await saveDraft({ draft, details: {} }, monday)
    return () => saveDraft({ draft, details: { name: 'Grace' } }, monday)
  },
  moveAppointment: async () => {
    const [{ actor, reference, version }, start] = [await requested(), free()]
    return () => moveAppointment(actor, { reference, start, version }, monday)
  },
  cancelAppointment: async () => {
    const { actor, reference } = await requested()
    return () => cancelAppointment(actor, { reference }, monday)
  },
  changeContact: async () => {
    const { actor, reference, version } = await requested()
    return () =>
      changeContact(
        actor,
        { reference, version, phone: '+447700900555', email: null, bestTime: 'any' },
        monday,
      )
  },
  renewLink: async () => {
    const { actor, reference } = await requested()
    return () => renewLink(actor, { reference }, monday)
  },
  saveQuestions: async () => {
    const { patient, reference } = await answering(free())
    return () =>
      saveQuestions(patient, { reference, page: 'why', answers: wholeAnswers.why }, monday)
  },
  sendQuestions: async () => {
    const who = await answering(free())
    await saveAll(who)
    return () => sendQuestions(who.patient, { reference: who.reference }, monday)
  },
  changeReminders: async () => {
    const { patient } = await requested()
    await db().patient.update({ where: { id: patient }, data: { reminders: true } })
    const secret = unsubscribeSecret(patient)
    return () => changeReminders(secret, false, monday)
  },
  askForSooner: async () => {
    const { actor, reference } = await requested()
    return () =>
      askForSooner(
        actor,
        { reference, same: false, anywhere: false, weekdays: [], parts: [] },
        monday,
      )
  },
  joinWaitingList: async () => {
    const input = {
      clinics: ['hall-green'],
      service: 'first',
      weekdays: [],
      parts: [],
      patient: someone(),
    }
    return () => joinWaitingList(anybody, input, monday)
  },
  answerByLink: async () => {
    const { secret } = await offerOf()
    return () => answerByLink(secret, 'takes', monday + minute)
  },
  'answerByLink to say no': async () => {
    const { secret } = await offerOf()
    return () => answerByLink(secret, 'declines', monday + minute)
  },
  leaveByLink: async () => {
    const { secret } = await offerOf()
    return () => leaveByLink(secret, monday + minute)
  },
  askRingBack: async () => {
    const who = someone()
    return () => askRingBack({ clinic: 'hall-green', ...who, bestTime: 'any' }, monday)
  },
  answerText: async () => {
    const { patient } = await requested()
    const { phone } = await db().patient.findUniqueOrThrow({ where: { id: patient } })
    await db().patient.updateMany({ where: { phone }, data: { texts: true } })
    return () => answerText({ from: phone, text: 'STOP' }, monday)
  },
  noteTextStatus: async () => {
    const [id, sid] = [await failedMessage(), randomUUID()]
    await db().message.update({
      where: { id },
      data: {
        channel: 'text',
        status: 'sent',
        error: null,
        sentAt: new Date(monday),
        providerId: sid,
      },
    })
    return () => noteTextStatus({ sid, status: 'failed' }, monday)
  },
  askForLink: async () => {
    const { patient } = await requested()
    await db().patient.update({ where: { id: patient }, data: { email: 'rosa.field@example.org' } })
    const address = freshAddress()
    return () => askForLink({ email: 'rosa.field@example.org', address }, monday)
  },
  keepSignIn: async () => () => {
    const input = {
      id: randomUUID(),
      email: 'rosa@example.org',
      tokenHash: randomUUID().replaceAll('-', ''),
    }
    return keepSignIn(input, monday)
  },
  openMailbox: async () => () =>
    openMailbox({ secret: makeSecret(), email: 'rosa@example.org' }, monday),
  findMailbox: async () => {
    const secret = await mailbox()
    return () => findMailbox(secret, monday + 10 * minute)
  },
  closeMailbox: async () => {
    const secret = await mailbox()
    return () => closeMailbox(secret, monday)
  },
}
