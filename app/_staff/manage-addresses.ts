import type { Route } from 'next'

export const manageAt = (clinic: string): Route => `/manage?${new URLSearchParams({ clinic }).toString()}` as Route
