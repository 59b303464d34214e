/**
 * The signs that are asked about before a visit. `now`: NHS, "Back pain", call 999 or go to A&E (with the signs of cauda equina
 * syndrome as in GIRFT's national pathway, 2023); `today`: NHS, the same page, an urgent GP appointment or 111. Whichever it is,
 * reception rings at once. It advises and never diagnoses.
 */
export const redFlags = [
  { code: 'saddle-numbness', act: 'now' },
  { code: 'bladder', act: 'now' },
  { code: 'incontinence', act: 'now' },
  { code: 'both-legs', act: 'now' },
  { code: 'sexual-feeling', act: 'now' },
  { code: 'chest-pain', act: 'now' },
  { code: 'accident', act: 'now' },
  { code: 'fever', act: 'today' },
  { code: 'weight-loss', act: 'today' },
  { code: 'cancer', act: 'today' },
  { code: 'night-pain', act: 'today' },
] as const

export type RedFlag = (typeof redFlags)[number]['code']
export type HowSoon = (typeof redFlags)[number]['act']

const withAct = (act: HowSoon): RedFlag[] => redFlags.filter((flag) => flag.act === act).map(({ code }) => code)

export const emergencySigns: readonly RedFlag[] = withAct('now')
export const urgentSigns: readonly RedFlag[] = withAct('today')

/** What the signs ask for: the most urgent of them counts; null where there are none. */
export function howSoon(flags: readonly string[]): HowSoon | null {
  if (flags.some((code) => (emergencySigns as readonly string[]).includes(code))) return 'now'
  return flags.length > 0 ? 'today' : null
}
