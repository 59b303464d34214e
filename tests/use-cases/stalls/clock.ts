import { randomUUID } from 'node:crypto'
import { jobs } from '@/lib/core/readiness'
import { note } from '@/lib/health/noted'
import { db } from '@/lib/store/client'
import { applyRetention } from '@/lib/use-cases/apply-retention'
import { applyUnansweredRule } from '@/lib/use-cases/apply-unanswered-rule'
import { closeWaits } from '@/lib/use-cases/close-waits'
import { finishImports } from '@/lib/use-cases/finish-import'
import { forgetOldRows } from '@/lib/use-cases/forget-old-rows'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { keepChannelSettings } from '@/lib/use-cases/keep-settings'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { noteRun } from '@/lib/use-cases/note-run'
import { planMessages } from '@/lib/use-cases/plan-messages'
import { sendBy } from '@/lib/use-cases/send-due-messages'
import { watchHealth } from '@/lib/use-cases/watch-health'
import { createAppointment, createPatient } from '../../factories/appointments'
import { at } from '../small-practice'
import { joined } from '../waiting'
import { free, monday, requested, signedIn, someone, type Rows } from './fixture'
import { begun } from './imports'

const long = new Date('2010-01-01')
let calls = -1

/**
 * What nobody asks for: it is due. What is locked is left for the next time, and nobody is told
 * anything.
 */
export const clock: Rows = {
  lapseHolds: async () => {
    await createAppointment({
      now: monday,
      at: free(),
      clinic: 'hall-green',
      practitioner: 'ann',
      service: 'first',
      traits: ['held', 'expired'],
    })
    return () => lapseHolds(monday)
  },
  closeWaits: async () => {
    const id = await joined()
    await db().wait.update({
      where: { id },
      data: { fromDay: new Date('2027-02-01'), untilDay: new Date('2027-02-02') },
    })
    return () => closeWaits(monday)
  },
  forgetSessions: async () => {
    const { actor } = await signedIn()
    await db().staffSession.updateMany({
      where: { id: actor.sessionId },
      data: { createdAt: long, lastSeenAt: long },
    })
    return () => forgetSessions(monday)
  },
  forgetOldRows: async () => {
    const { actor } = await signedIn()
    const [madeAt, expiresAt] = [long, long]
    await db().staffLink.create({
      data: { id: randomUUID(), staffId: actor.id, purpose: 'reset', madeAt, expiresAt },
    })
    return () => forgetOldRows(monday)
  },
  applyUnansweredRule: async () => {
    const start = at('2027-03-01', 540 + (calls += 1) * 60)
    await createAppointment({
      now: monday,
      at: start,
      clinic: 'hall-green',
      practitioner: 'ben',
      service: 'first',
      traits: ['requested'],
    })
    return () => applyUnansweredRule(start)
  },
  finishImports: async () => {
    const [importId, id] = [await begun(), randomUUID()]
    await db().import.update({
      where: { id: importId },
      data: { state: 'applied', closedAt: new Date(monday), outcome: {} },
    })
    const patients = [{ id, ...someone(), otherPhone: null, email: null, born: null, note: null }]
    const work = {
      import: importId,
      at: monday,
      patients,
      fills: [],
      visits: [],
      keys: [],
      events: [],
    }
    await db().importPiece.create({
      data: { importId, place: 0, work: { work, practitioners: [], rooms: [] } },
    })
    return () => finishImports(monday)
  },
  applyRetention: async () => {
    await createPatient({ now: long.getTime() })
    return () => applyRetention(monday)
  },
  watchHealth: () => {
    const [hour, now] = [3_600_000, monday + (calls += 1) * 48 * 3_600_000]
    for (const job of jobs) noteRun(job, now - hour)
    note({ wrongSince: now - hour, warnedAt: null })
    return Promise.resolve(() => watchHealth(now))
  },
  planMessages: async () => {
    await requested()
    return () => planMessages(monday, () => 0)
  },
  keepChannelSettings: async () => {
    await db().messageChannel.updateMany({ data: { settingsHash: Buffer.from(randomUUID()) } })
    return () => keepChannelSettings('text')
  },
  sendBy: async () => {
    await requested()
    await planMessages(monday, () => 0)
    return () =>
      sendBy('email', {
        now: () => monday,
        ports: { email: null, text: null, random: () => 0 },
        stopping: () => false,
      })
  },
}
