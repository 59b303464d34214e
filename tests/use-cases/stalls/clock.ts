import { db } from '@/lib/store/client'
import { applyRetention } from '@/lib/use-cases/apply-retention'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { closeWaits } from '@/lib/use-cases/close-waits'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { sendDueMessages } from '@/lib/use-cases/send-due-messages'
import { createAppointment, createPatient } from '../../factories/appointments'
import { at } from '../small-practice'
import { joined } from '../waiting'
import { free, monday, requested, signedIn, type Rows } from './fixture'

const long = new Date('2010-01-01')
let calls = -1

/** What nobody asks for: it is due. What is locked is left for the next time, and nobody is told anything. */
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
    const start = at('2027-03-01', 540 + (calls += 1) * 60)
    await createAppointment({ now: monday, at: start, clinic: 'hall-green', practitioner: 'ben', service: 'first', traits: ['requested'] })
    return () => applyUnansweredRule(start)
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
