import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can, clinicScopes } from '@/lib/auth/can'
import type { BankHoliday } from '@/lib/core/bank-holidays'
import type { ClosureDraft } from '@/lib/core/closure-draft'
import type { ChangeApplied, EffectView } from '@/lib/core/effect-view'
import type { ChangeOf } from '@/lib/core/practice-change'
import type { KnownClosure } from '@/lib/core/practice-state'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, type Day, type Instant } from '@/lib/core/time'
import { readSetup, type Setup } from '@/lib/store/setup'
import { applyPracticeChange } from './apply-practice-change'
import { readBankHolidays, type HolidayList } from './bank-holidays'
import { previewEffect } from './preview-effect'

const wholeDay = ({ day, name }: BankHoliday, clinic: string | null): KnownClosure =>
  ({ id: randomUUID(), clinic, from: day, until: day, fromMinute: 0, toMinute: 1440, reason: name })

/** A closure of all of the day, at the clinic, or where none is named at every one. */
const isShutOn = (setup: Setup, clinic: string | null, day: Day): boolean => setup.closures.some((closure) =>
  (closure.clinic === null || closure.clinic === clinic) && closure.from <= day && day <= closure.until && closure.fromMinute <= 0 && closure.toMinute >= 1440)

async function resolve(setup: Setup, draft: ClosureDraft): Promise<Result<ChangeOf<'closure'>>> {
  if (draft.do === 'open') return done({ kind: 'closure', adds: [], drops: [draft.id] })
  if (draft.do === 'close') {
    const { clinic, from, until, fromMinute, toMinute, reason } = draft
    return done({ kind: 'closure', drops: [], adds: [{ id: randomUUID(), clinic, from, until, fromMinute, toMinute, reason }] })
  }
  const { days } = await readBankHolidays()
  const adds = days.filter(({ day }) => draft.days.includes(day) && !isShutOn(setup, draft.clinic, day)).map((holiday) => wholeDay(holiday, draft.clinic))
  if (adds.length === 0) return refused({ reason: 'invalid', errors: [{ path: ['days'], message: 'Choose at least one that isn’t closed already.' }] })
  return done({ kind: 'closure', drops: [], adds })
}

/** What closing or opening would do (see `previewEffect`). Refusals: `forbidden`, `not-found`, `invalid` by field. */
export async function previewClosure(actor: Actor, draft: ClosureDraft, now: Instant): Promise<Result<EffectView>> {
  const change = await resolve(await readSetup(), draft)
  return change.ok ? previewEffect(actor, change.value, now) : change
}

/** Closes or opens as it was shown (see `applyPracticeChange`). The same `id` is done once. */
export async function saveClosure(actor: Actor, input: { id: string; draft: ClosureDraft; seen: string }, now: Instant): Promise<Result<ChangeApplied>> {
  const change = await resolve(await readSetup(), input.draft)
  return change.ok ? applyPracticeChange(actor, { ...input, change: change.value }, now) : change
}

export interface ClosuresView {
  clinics: { id: string; place: string }[]
  /** All of the practice is theirs to close. */
  all: boolean
  /** What isn't over, by day; `mine`: theirs to open. */
  closures: (KnownClosure & { place: string | null; mine: boolean })[]
  holidays: Omit<HolidayList, 'days'> & { days: (BankHoliday & { shut: 'all' | 'some' | 'none' })[] }
}

const shutOf = (setup: Setup, day: Day): 'all' | 'some' | 'none' => {
  const shut = setup.clinics.filter(({ id }) => isShutOn(setup, id, day)).length
  return shut === 0 ? 'none' : shut === setup.clinics.length ? 'all' : 'some'
}

/** Closures that aren't over, and the bank holidays to come. Refusal: `forbidden`. */
export async function readClosures(actor: Actor, now: Instant): Promise<Result<ClosuresView>> {
  const scopes: string[] = clinicScopes(actor, 'practice.change')
  if (scopes.length === 0) return refused({ reason: 'forbidden' })
  const [setup, holidays] = await Promise.all([readSetup(), readBankHolidays()])
  const today = setup.clinics.map(({ timeZone }) => dayOf(now, timeZone)).sort()[0] ?? ''
  const may = (clinic: string): boolean => can(actor, 'practice.change', { clinic })
  return done({
    clinics: setup.clinics.filter(({ id }) => may(id)).map(({ id, place }) => ({ id, place })), all: setup.clinics.every(({ id }) => may(id)),
    closures: setup.closures.filter(({ until }) => until >= today).map((closure) => ({
      ...closure, place: setup.clinics.find(({ id }) => id === closure.clinic)?.place ?? null,
      mine: closure.clinic === null ? setup.clinics.every(({ id }) => may(id)) : may(closure.clinic),
    })),
    holidays: { ...holidays, days: holidays.days.filter(({ day }) => day >= today).map((holiday) => ({ ...holiday, shut: shutOf(setup, holiday.day) })) },
  })
}
