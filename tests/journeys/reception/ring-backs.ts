import { randomInt, randomUUID } from 'node:crypto'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { clinic } from './desk'

const made: string[] = []

/** Takes those made here off the list: they would head it in the next tests. */
export const settleRingBacks = () =>
  db().ringBack.updateMany({ where: { id: { in: made }, closedAt: null }, data: { closedAt: new Date(now()), outcome: 'answered' } })

/** Somebody to ring back, due longer ago than anything else on the list. */
export async function makeRingBack(name: string, about: string | null = null): Promise<string> {
  const id = randomUUID()
  made.push(id)
  const askedAt = new Date(now() - 3_600_000)
  // Older than any other: those made later in the tests are due earlier.
  const dueAt = new Date(3_100_000_000_000 - now())
  const phone = `+447700900${String(randomInt(1000)).padStart(3, '0')}`
  await db().ringBack.create({ data: { id, clinicId: clinic, name, phone, about, askedAt, dueAt } })
  return id
}

export const ringBackOf = (id: string) => db().ringBack.findUniqueOrThrow({ where: { id }, include: { attempts: true } })

/** As if the claim on it had almost run out. */
export async function nearlyOver(kind: 'call' | 'ringBack', id: string, ms: number): Promise<void> {
  const data = { claimedUntil: new Date(now() + ms) }
  if (kind === 'call') await db().call.update({ where: { id }, data })
  else await db().ringBack.update({ where: { id }, data })
}

export async function callOf(reference: string) {
  const { call, patient } = await db().appointment.findUniqueOrThrow({ where: { reference }, include: { call: true, patient: true } })
  if (!call || !patient) throw new Error('no call')
  return { call, patient }
}

export const patientOf = (id: string) => db().patient.findUniqueOrThrow({ where: { id } })

export const giveWays = (id: string, ways: { otherPhone?: string; email?: string }) => db().patient.update({ where: { id }, data: ways })
