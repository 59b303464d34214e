import { headers } from 'next/headers'
import { createHash } from 'node:crypto'
import { isOutcomeUnknown } from '@/lib/adapters/database-away'
import { clientAddress } from '@/lib/auth/client-address'
import { now } from '@/lib/clock'
import { privacy } from '@/lib/copy/patient/pages'
import { toIso } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import type { DraftView } from '@/lib/core/views'
import { readJourney, readKey, stepPath } from '@/lib/input/journey'
import type { Journey } from '@/lib/input/journey'
import { readDetails } from '@/lib/input/patient-forms'
import type { PatientDetails } from '@/lib/input/patient-forms'
import { log } from '@/lib/log'
import { makeCertain } from '@/lib/use-cases/repeated'
import { requestAppointment } from '@/lib/use-cases/request-appointment'
import type { RequestInput } from '@/lib/use-cases/request-appointment'
import { draftSecret, openDraft } from '../../../_parts/draft-cookie'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

const hashOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('hex')

function requestFrom(draft: string, view: DraftView, details: PatientDetails, key: string): RequestInput {
  const { name, phone, email, dateOfBirth, reason, bookedBy, best } = details
  const start = view.hold?.start ?? view.lost?.start
  const service = view.hold?.service.id ?? view.lost?.service
  const asked = {
    patient: { name, phone, email, dateOfBirth }, reason, bookedBy, bestTime: best,
    pregnant: view.details.pregnant === 'yes',
  }
  return { ...asked, from: { draft }, idempotencyKey: key, bodyHash: hashOf({ ...asked, start, service }), source: 'web', privacyVersion: privacy.version }
}

/** Where who asked for a time that went is led. */
const backToTimes = (journey: Journey, why: 'taken' | 'gone' | 'lapsed', start: Instant | undefined): string =>
  stepPath('time', journey, start === undefined ? {} : { [why]: toIso(start) })

const whyOf = { 'slot-taken': 'taken', 'hold-expired': 'lapsed' } as const
const hasWay = (reason: string): reason is keyof typeof whyOf => reason in whyOf

/** It was asked for before: told once that is certain. */
async function toRequested(): Promise<Response> {
  await makeCertain()
  return onTo(paths.requested)
}

function unsure(error: unknown): null {
  if (!isOutcomeUnknown(error)) throw error
  log.warn({ err: error }, 'the answer to a request was lost')
  return null
}

/**
 * Asks for the kept time. Pressed twice, or again after Back: the key is the same or the draft has been asked for already,
 * and both lead to the one appointment.
 */
export const POST = formPost(async (fields) => {
  const at = now()
  const journey = readJourney(fields)
  const [draft, view] = await Promise.all([draftSecret(), openDraft(at)])
  if (draft === null || view === null) return onTo(stepPath('time', journey))
  if (view.requested) return toRequested()
  const details = readDetails(view.details)
  if (!details.ok) return onTo(stepPath('details', journey, { problem: 'yes' }))
  const key = readKey(fields['idempotency-key'])
  if (key === undefined) return onTo(stepPath('check', journey))
  const address = clientAddress(await headers())
  const request = { ...requestFrom(draft, view, details.value, key), address }
  const asked = await requestAppointment(request, at).catch(unsure)
  // Nobody knows whether it was saved: the page looks, and has the same key, so that it isn't asked twice.
  if (asked === null) return onTo(stepPath('check', journey, { unsure: key }))
  if (asked.ok) return onTo(paths.requested)
  if ((await openDraft(at))?.requested) return toRequested()
  const { reason } = asked.refusal
  if (reason === 'too-many-open') return onTo(stepPath('check', journey, { many: asked.refusal.of }))
  return onTo(backToTimes(journey, hasWay(reason) ? whyOf[reason] : 'gone', view.hold?.start ?? view.lost?.start))
})
