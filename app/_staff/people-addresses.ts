import type { Route } from 'next'

/** The accounts, with one of them open beside. */
export const peopleAt = (clinic: string, person?: string): Route =>
  `/manage/people?${new URLSearchParams({ clinic, ...(person !== undefined && { person }) }).toString()}` as Route
