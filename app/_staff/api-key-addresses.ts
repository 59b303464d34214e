import type { Route } from 'next'

/** The keys of programs; with one of them about to be revoked, at the words that say what that does: the list above them may be long. */
export const apiKeysAt = (clinic: string, open?: string): Route =>
  `/manage/api-keys?${new URLSearchParams({ clinic, ...(open !== undefined && { open }) }).toString()}${open === undefined ? '' : '#revoke'}` as Route
