import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { courseDays, mostTimes, mostWeeksBetween, planCourse, type CourseDate } from '@/lib/core/course'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recallFacts } from '@/lib/store/facts'
import { readSetup } from '@/lib/store/setup'
import { resolveWish } from './wish'

export interface CourseInput {
  clinic: string
  service: string
  practitioner: string
  /** The first visit. */
  start: Instant
  /** 1 to 12; one is no course, and is looked at all the same. */
  times: number
  everyWeeks: number
}

/**
 * Every date of a course in one look: free, or why not and what instead. Refusals: `forbidden`, `invalid` by field (also
 * where the practitioner doesn't do that service there).
 */
export async function readCourse(actor: Actor, input: CourseInput, now: Instant): Promise<Result<CourseDate[]>> {
  if (!clinicScope(actor, 'appointment.book', input.clinic)) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const wish = { clinic: input.clinic, service: input.service }
  const chosen = resolveWish(setup, { ...wish, practitioner: input.practitioner }, 'phone')
  if (!chosen.ok) return chosen
  const anyone = resolveWish(setup, wish, 'phone')
  if (!anyone.ok) return anyone
  const { clinic, service, practitioners } = anyone.value
  const course = {
    practitioner: input.practitioner, start: input.start, practitioners, minutes: service.minutes, bufferMinutes: service.bufferMinutes,
    times: Math.min(Math.max(1, input.times), mostTimes), everyWeeks: Math.min(Math.max(1, input.everyWeeks), mostWeeksBetween),
  }
  const { facts } = await recallFacts(setup, clinic.id, practitioners, courseDays(course, clinic.timeZone), now)
  return done(planCourse(facts, course, now))
}
