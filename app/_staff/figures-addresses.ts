import type { Route } from 'next'

/** Which figures, as the address says it. */
export interface FiguresPlace {
  kind: string
  /** The first day of the period; left out, the last one that is over. */
  day?: string | undefined
  everywhere?: boolean | undefined
  practitioner?: string | undefined
  profession?: string | undefined
}

const queryOf = (clinic: string, { kind, day, everywhere, practitioner, profession }: FiguresPlace): string => {
  const all = { clinic, period: kind, from: day, all: everywhere ? '1' : undefined, practitioner, profession }
  return new URLSearchParams(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString()
}

export const figuresAt = (clinic: string, place: FiguresPlace = { kind: 'week' }): Route => `/manage/figures?${queryOf(clinic, place)}` as Route

/** The same as a spreadsheet. */
export const figuresSheetAt = (clinic: string, place: FiguresPlace): string => `/manage/figures/sheet?${queryOf(clinic, place)}`
