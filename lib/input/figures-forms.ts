import { z } from 'zod'
import { periodKinds } from '@/lib/core/figures/period'
import { parseDay } from '@/lib/core/time'
import { one } from './manage-forms'

/** Which figures an address asks for: what it says wrongly is as good as left out, and what is chosen as nothing is nothing. */

const chosen = one.transform((text) => text || undefined)

export const FiguresQuery = z.object({
  clinic: one,
  period: one.pipe(z.enum(periodKinds).catch('week')),
  from: one.transform((text) => (text === undefined ? undefined : parseDay(text) ?? undefined)),
  all: one.transform((text) => text === '1'),
  practitioner: chosen,
  profession: chosen,
}).transform(({ period, from, all, ...rest }) => ({ ...rest, kind: period, day: from, everywhere: all }))

/** The same, of one clinic that has to be named. */
export const FiguresSheetQuery = FiguresQuery.refine((query): query is typeof query & { clinic: string } => query.clinic !== undefined)
