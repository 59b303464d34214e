import type { Instant } from '@/lib/core/time'
import { decode, type Encoding } from './decode'
import type { ImportKind } from './fields'
import { isCalendar, readIcs } from './read-ics'
import { readCsv, type Separator } from './read-csv'
import { fileMostBytes, unread, type Reading } from './table'

/** How a file was read: said to whoever brought it, so that wrong letters have a reason. */
export interface HowRead {
  encoding: Encoding
  /** Null: a calendar has none. */
  separator: Separator | null
  /** Entries of a calendar that are over, and so left out. */
  past: number
}

export type FileRead = Exclude<Reading, { ok: true }> | (Extract<Reading, { ok: true }> & { how: HowRead; kind: ImportKind })

/** A file of bytes as a table. A calendar holds appointments, whatever it was said to hold. `now` bounds what of it is to come. */
export function readFile(bytes: Uint8Array, kind: ImportKind, now: Instant): FileRead {
  if (bytes.length === 0) return unread({ why: 'empty' })
  if (bytes.length > fileMostBytes) return unread({ why: 'too-large' })
  const decoded = decode(bytes)
  if (decoded === null) return unread({ why: 'not-text' })
  const { text, encoding } = decoded
  if (isCalendar(text)) {
    const read = readIcs(text, now)
    return read.ok ? { ...read, kind: 'appointments', how: { encoding, separator: null, past: read.past ?? 0 } } : read
  }
  const read = readCsv(text)
  return read.ok ? { ...read, kind, how: { encoding, separator: read.separator ?? ',', past: 0 } } : read
}
