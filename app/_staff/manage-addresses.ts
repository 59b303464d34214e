import type { Route } from 'next'

const address = (path: string, clinic: string): Route =>
  `${path}?${new URLSearchParams({ clinic }).toString()}` as Route

export const manageAt = (clinic: string): Route => address('/manage', clinic)
export const healthAt = (clinic: string): Route => address('/manage/health', clinic)
