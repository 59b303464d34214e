import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { clinicScope } from '@/lib/auth/can'
import { atLeisure } from '@/lib/budget'
import type { ImportKind } from '@/lib/core/import/fields'
import { readFile } from '@/lib/core/import/read-file'
import type { FileTrouble } from '@/lib/core/import/table'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { writeImport } from '@/lib/store/imports'
import { transact } from '@/lib/store/transact'
import { eventActorOf } from './subject'

export interface BroughtFile {
  clinic: string
  kind: ImportKind
  fileName: string
  bytes: Uint8Array
}

/**
 * Reads a file and keeps its rows to be looked at; nothing of it is anywhere else until it is accepted. Answers the import, or why the file
 * can't be read. Refusals: `forbidden`.
 */
export async function beginImport(actor: Actor, { clinic, kind, fileName, bytes }: BroughtFile, now: Instant): Promise<Result<{ id: string } | { trouble: FileTrouble }>> {
  if (actor.kind !== 'staff' || !clinicScope(actor, 'import.run', clinic)) return refused({ reason: 'forbidden' })
  const read = readFile(bytes, kind, now)
  if (!read.ok) return done({ trouble: read.trouble })
  const { how, table } = read
  const id = randomUUID()
  return atLeisure(() => transact<{ id: string }>(async (tx) => {
    await writeImport(tx, { id, kind: read.kind, clinic, fileName, how, ...table, staff: actor.id }, now)
    await recordEvent(tx, { at: now, verb: 'import-read', actor: eventActorOf(actor), clinic, appointment: null, patient: null,
      detail: { import: id, kind: read.kind, rows: table.rows.length } })
    return done({ id })
  }))
}
