import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { readFigures, type FiguresInput, type FiguresView } from './read-figures'
import { requireRecent } from './require-recent'
import { eventActorOf } from './subject'

/** The figures, to be taken away as a spreadsheet: that somebody did is an event. Refusals: as `readFigures`, `prove-again`. */
export async function exportFigures(actor: Actor, input: FiguresInput, now: Instant): Promise<Result<FiguresView>> {
  if (clinicScope(actor, 'figures.export', input.clinic) === null) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'figures.export', now)
  if (late) return refused(late)
  const found = await readFigures(actor, input, now)
  if (!found.ok) return found
  const { kind, from } = found.value.period
  await recordLook({
    at: now, actor: eventActorOf(actor), clinic: input.clinic, appointment: null, patient: null,
    detail: { list: 'figures', as: 'csv', kind, day: from, everywhere: input.everywhere === true },
  })
  return found
}
