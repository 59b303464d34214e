import type { Actor } from '@/lib/auth/actor'
import type { Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordLook } from '@/lib/store/events'
import { readFigures, type FiguresInput, type FiguresView } from './read-figures'
import { eventActorOf } from './subject'

/** The figures, to be taken away as a spreadsheet: that somebody did is an event. Refusals: as `readFigures`. */
export async function exportFigures(actor: Actor, input: FiguresInput, now: Instant): Promise<Result<FiguresView>> {
  const found = await readFigures(actor, input, now)
  if (!found.ok) return found
  const { kind, from } = found.value.period
  await recordLook({
    at: now, actor: eventActorOf(actor), clinic: input.clinic, appointment: null, patient: null,
    detail: { list: 'figures', as: 'csv', kind, day: from, everywhere: input.everywhere === true },
  })
  return found
}
