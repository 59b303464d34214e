import { createHash, randomUUID } from 'node:crypto'
import type { Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { requestAppointment, type RequestedAppointment, type RequestInput } from '@/lib/use-cases/request-appointment'
import { first, monday } from './small-practice'

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const patient = { name: 'Grace Whitlock', phone: '+447700900123' }

/** A request as it comes from the API, for one start; every field can be said otherwise. */
export const ask = (
  start: Instant, change: Partial<RequestInput> & { practitioner?: string } = {}, now: Instant = monday,
): Promise<Result<RequestedAppointment>> => {
  const { practitioner, ...rest } = change
  return requestAppointment({ from: { slot: { ...first, start, practitioner } }, patient, idempotencyKey: randomUUID(),
    bodyHash: hashOf('body'), source: 'api', ...rest }, now)
}

/** The request, which must succeed. */
export async function asked(start: Instant, change: Parameters<typeof ask>[1] = {}, now: Instant = monday): Promise<RequestedAppointment> {
  const result = await ask(start, change, now)
  if (!result.ok) throw new Error(`refused: ${result.refusal.reason}`)
  return result.value
}

/** How the results of a race came out: a count by `ok` or by reason. */
export const tally = (results: readonly Result<unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const result of results) {
    const key = result.ok ? 'ok' : result.refusal.reason
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

/** `n` at once. */
export const atOnce = <T>(n: number, work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => work(i)))
