import type { Route } from 'next'

/** The keys of programs, with one of them about to be revoked. */
export const apiKeysAt = (clinic: string, open?: string): Route =>
  `/manage/api-keys?${new URLSearchParams({ clinic, ...(open !== undefined && { open }) }).toString()}` as Route
