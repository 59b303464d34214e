import type { Route } from 'next'

/** Where one is among the messages, as the address says it. Whom a message is for is never in it. */
const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(set).toString()}` as Route
}

export interface OutboxPlace {
  status?: string | undefined
  kind?: string | undefined
  /** The reference of an appointment. */
  of?: string | undefined
  /** The page, by the last one of the page before. */
  before?: string | undefined
  /** The one that is open. */
  message?: string | undefined
}

export const outboxAt = (clinic: string, place: OutboxPlace = {}): Route => address('/manage/messages', { clinic, ...place })

/** What was not delivered; `done` says what was done with the last one. */
export const failuresAt = (clinic: string, place: { message?: string | undefined; done?: string | undefined } = {}): Route =>
  address('/reception/messages', { clinic, ...place })

/** Where a manager sends a test message, and has the sender's domain looked up. */
export const testPath = '/manage/messages/test'
export const testAt = (clinic: string): Route => address(testPath, { clinic })

export interface TemplatePlace {
  kind?: string | undefined
  channel?: string | undefined
  /** An earlier version whose words are put into the form. */
  version?: string | undefined
  /** The words have just been saved. */
  done?: string | undefined
}

/** The words are the practice's; the clinic is the bar's alone. */
export const templatesAt = (clinic: string, place: TemplatePlace = {}): Route => address('/manage/templates', { clinic, ...place })

/** A message as its reader sees it, to be framed. */
export const messageViewAt = (id: string): string => `/manage/messages/${id}/view`

/** The same of words that are being written: they are nobody's data, and stand in the address of the frame alone. */
export const templateViewAt = (words: { kind: string; channel: string; subject: string; body: string }): string =>
  `/manage/templates/view?${new URLSearchParams(words).toString()}`
