import type { Actor } from '@/lib/auth/actor'
import { clinicScope, clinicScopes } from '@/lib/auth/can'
import type { Figures } from '@/lib/core/figures/figures'
import { lastWhole, periodOf, type PeriodKind } from '@/lib/core/figures/period'
import { done, refused, type Result } from '@/lib/core/result'
import { dayOf, type Day, type Instant } from '@/lib/core/time'
import { readFigures as countFigures } from '@/lib/store/figures'
import { readSetup } from '@/lib/store/setup'

export interface FiguresInput {
  clinic: string
  /** Of every clinic of whoever asks, instead of that one. */
  everywhere?: boolean
  kind: PeriodKind
  /** A day in the period, by the clinic's calendar; left out, the last period that is over. */
  day?: Day | undefined
  practitioner?: string | undefined
  profession?: string | undefined
}

export interface FiguresView extends Figures {
  clinics: { id: string; place: string }[]
  /** Whom and what they can be narrowed to. */
  practitioners: { id: string; name: string }[]
  professions: { id: string; name: string; plural: string }[]
  /** The period isn't over yet. */
  running: boolean
}

/**
 * A manager's figures of a week, month or quarter beside the one before it: counts, sums and medians, nobody's data. Each clinic's
 * days are by its own clock. Refusals: `forbidden`; `not-found` for a practitioner or profession that there isn't.
 */
export async function readFigures(actor: Actor, input: FiguresInput, now: Instant): Promise<Result<FiguresView>> {
  const scope = clinicScope(actor, 'figures.read', input.clinic)
  if (!scope) return refused({ reason: 'forbidden' })
  const wanted: readonly string[] = input.everywhere ? clinicScopes(actor, 'figures.read') : [scope]
  const setup = await readSetup()
  const [here, clinics] = [setup.clinics.find(({ id }) => id === scope), setup.clinics.filter(({ id }) => wanted.includes(id))]
  const { practitioner, profession } = input
  const practitioners = setup.practitioners.filter((person) => person.clinics.some((id) => wanted.includes(id)))
  const isKnown = (all: readonly { id: string }[], id: string | undefined) => id === undefined || all.some((one) => one.id === id)
  if (!here || !isKnown(setup.practitioners, practitioner) || !isKnown(setup.professions, profession)) return refused({ reason: 'not-found' })
  const today = dayOf(now, here.timeZone)
  const period = input.day === undefined ? lastWhole(input.kind, today) : periodOf(input.kind, input.day)
  const figures = await countFigures(setup, {
    clinics: clinics.map(({ id, timeZone }) => ({ id, zone: timeZone })), practitioner, profession, now,
  }, period)
  return done({
    ...figures, running: period.until > today, clinics: clinics.map(({ id, place }) => ({ id, place })),
    practitioners: practitioners.map(({ id, name }) => ({ id, name })), professions: setup.professions.map(({ id, name, plural }) => ({ id, name, plural })),
  })
}
