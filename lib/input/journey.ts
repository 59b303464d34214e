import { z } from 'zod'
import { day, instant, slug } from './fields'

/**
 * The patient's journey as it stands in the URL: places and times only. Whatever is about a person (name, phone,
 * reason, pregnancy) is posted and kept in the draft, never here.
 */
const forgiving = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const Journey = z.object({
  clinic: forgiving(slug),
  profession: forgiving(slug),
  /** The safety question was asked and passed; the answer itself is not kept. */
  asked: forgiving(z.literal('yes')),
  service: forgiving(slug),
  practitioner: forgiving(slug),
  /** First day of the seven that are shown. */
  from: forgiving(day),
})
export type Journey = z.infer<typeof Journey>

/** Why the page of times is shown again. */
const Setback = z.object({ taken: forgiving(instant), gone: forgiving(instant), lapsed: forgiving(instant) })
export type Setback = z.infer<typeof Setback>

export type SearchParams = Record<string, string | string[] | undefined>

const single = (params: SearchParams): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]))

/** What does not parse counts as not answered, so that a spoilt link leads to a question and never to an error. */
export const readJourney = (params: SearchParams): Journey => Journey.parse(single(params))
export const readSetback = (params: SearchParams): Setback => Setback.parse(single(params))
/** The Idempotency-Key of a page's form, where it is one of ours. */
export const readKey = (key: string | string[] | undefined): string | undefined =>
  typeof key === 'string' && /^[\w-]{16,128}$/.test(key) ? key : undefined
export const hasFlag = (params: SearchParams, name: string): boolean => single(params)[name] === 'yes'

const order = ['clinic', 'profession', 'asked', 'service', 'practitioner', 'from'] as const

/** The journey's fields in a fixed order, without those not answered. */
export const journeyFields = (journey: Journey): [string, string][] =>
  order.flatMap((name) => (journey[name] === undefined ? [] : [[name, journey[name]] as [string, string]]))

/** An address with the journey; `extra` is for what is about this one page. */
export function journeyPath(path: string, journey: Journey, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams([...journeyFields(journey), ...Object.entries(extra)])
  return `${path}${query.size > 0 ? `?${query}` : ''}`
}

/** `/book/time?clinic=…` */
export const stepPath = (step: string, journey: Journey, extra: Record<string, string> = {}): string =>
  journeyPath(`/book/${step}`, journey, extra)

/** Where nothing that is free suits. */
export const waitingListPath = (journey: Journey, extra: Record<string, string> = {}): string => journeyPath('/waiting-list', journey, extra)
