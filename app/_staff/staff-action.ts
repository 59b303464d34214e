import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import type { StaffActor } from '@/lib/auth/actor'
import { requireStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { withinBudget } from '@/lib/budget'
import { now } from '@/lib/clock'
import { formFailure } from '@/lib/copy/away'
import { log, withRequest } from '@/lib/log'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import type { Refusal } from '@/lib/core/refusal'
import type { Instant, Zone } from '@/lib/core/time'
import { type FormAction, type FormState, untouched } from '@/app/_ui/staff/form-state'
import { nextTurn, typedOf } from './given'
import { noteRefused } from './note-refused'

/** What the work of an action answers: null where it went well. */
export interface Trouble {
  refusal: Refusal
  zone: Zone
  /** Said instead of the words that this refusal has everywhere. */
  say?: string
  /** What the form holds from then on, in place of what was sent. */
  instead?: Record<string, string>
}

/** Where there is something to show: the form keeps what was typed, and holds this beside it. */
export interface Shown {
  shown: Record<string, string>
}

type Work<T> = (actor: StaffActor, input: T, now: Instant) => Promise<Trouble | Shown | null>

export function wrongInput(before: FormState, typed: Record<string, string>, error: z.ZodError): FormState {
  const wrong: Record<string, string> = {}
  for (const issue of error.issues) wrong[String(issue.path[0] ?? '')] ??= issue.message
  return { turn: nextTurn(before), error: error.issues[0]?.message ?? null, wrong, typed }
}

/** A server action of the staff's pages: the origin, who it is, the input, one use-case. */
export function staffAction<T>(schema: z.ZodType<T>, work: Work<T>, who: () => Promise<StaffActor> = requireStaff): FormAction {
  return async (before, data) => {
    const sent = await headers()
    assertSameOrigin(sent)
    let begun = false
    const begin: Work<T> = (...call) => {
      begun = true
      return work(...call)
    }
    const acting = () => withinBudget(() => act(schema, begin, who, before, data))
    const id = sent.get('x-request-id') ?? crypto.randomUUID()
    return withRequest(id, () => acting().catch((error: unknown) => sayAway(error, begun, before, data)))
  }
}

/**
 * Where the database stopped answering the form says so itself, and keeps what was typed. Once the work has begun, a part of it
 * may be written.
 */
function sayAway(error: unknown, begun: boolean, before: FormState, data: FormData): FormState {
  if (!isOutcomeUnknown(error) && !isDatabaseAway(error)) throw error
  log.warn({ err: error }, 'the database is away')
  const words = begun ? formFailure.unsure : formFailure.refused
  return { turn: nextTurn(before), error: words, wrong: {}, typed: typedOf(data) }
}

/** Which fields a use-case refused: marked as those that didn't parse are. */
export const wrongFields = (refusal: Refusal): Record<string, string> => refusal.reason !== 'invalid' ? {}
  : Object.fromEntries(refusal.errors.map(({ path, message }) => [String(path[0] ?? ''), message]))

async function act<T>(schema: z.ZodType<T>, work: Work<T>, who: () => Promise<StaffActor>, before: FormState, data: FormData): Promise<FormState> {
  const actor = await who()
  const typed = typedOf(data)
  const parsed = schema.safeParse(typed)
  if (!parsed.success) return wrongInput(before, typed, parsed.error)
  const trouble = await work(actor, parsed.data, now())
  if (trouble === null) return { ...untouched, turn: nextTurn(before) }
  if ('shown' in trouble) return { ...untouched, turn: nextTurn(before), typed: { ...typed, ...trouble.shown } }
  await noteRefused(actor, trouble.refusal, 'staff-action')
  // The page that it came from asks who it is, with what was typed still in its form.
  if (trouble.refusal.reason === 'prove-again') revalidatePath('/', 'layout')
  return { turn: nextTurn(before), error: trouble.say ?? sayRefusal(trouble.refusal, trouble.zone), wrong: wrongFields(trouble.refusal), typed: { ...typed, ...trouble.instead } }
}
