import { randomUUID } from 'node:crypto'
import { db } from '@/lib/store/client'
import { applyRetention } from '@/lib/use-cases/apply-retention'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { closeWaits } from '@/lib/use-cases/close-waits'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { sendDueMessages } from '@/lib/use-cases/send-due-messages'
import { createAppointment, createPatient } from '../../factories/appointments'
import { joined } from '../waiting'
import { free, monday, requested, signedIn, type Rows } from './fixture'

const long = new Date('2010-01-01')

/** What nobody asks for: it is due. */
export const clock: Rows = {
  lapseHolds: async () => {
    await createAppointment({ now: monday, at: free(), clinic: 'hall-green', practitioner: 'ann', service: 'first', traits: ['held', 'expired'] })
    return () => lapseHolds(monday)
  },
  closeWaits: async () => {
    const id = await joined()
    await db().wait.update({ where: { id }, data: { fromDay: new Date('2027-02-01'), untilDay: new Date('2027-02-02') } })
    return () => closeWaits(monday)
  },
  forgetSessions: async () => {
    const { actor } = await signedIn()
    await db().staffSession.updateMany({ where: { id: actor.sessionId }, data: { createdAt: long, lastSeenAt: long } })
    return () => forgetSessions(monday)
  },
  applyUnansweredRule: async () => {
    await db().practice.updateMany({ data: { unanswered: 'release', maxTries: 1 } })
    const { call } = await requested()
    const staffId = (await signedIn()).actor.id
    await db().attempt.create({ data: { id: randomUUID(), callId: call, staffId, at: new Date(monday), outcome: 'no-answer' } })
    return () => applyUnansweredRule(monday)
  },
  applyRetention: async () => {
    await createPatient({ now: long.getTime() })
    return () => applyRetention(monday)
  },
  sendDueMessages: async () => {
    await requested()
    return () => sendDueMessages({ now: () => monday, ports: { email: null, text: null, random: () => 0 }, stopping: () => false })
  },
}
