import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/auth/actor'
import type { ImportField } from '@/lib/core/import/fields'
import type { ImportLine } from '@/lib/core/import/import-view'
import type { DateOrder } from '@/lib/core/import/read-date'
import type { AlikeChoice, ImportSettings, NamedThing } from '@/lib/core/import/settings'
import { done, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { findImportRows, writeSettings } from '@/lib/store/imports'
import { transact } from '@/lib/store/transact'
import { findImportFor, importChanged } from './find-import'
import { ordersIn } from './open-import'
import { again } from './repeated'
import { eventActorOf } from './subject'

/** What a form of the import's changes: what the columns are, what names mean, or what is chosen. */
export type ImportChange =
  | { what: 'columns'; columns: (ImportField | null)[]; orders: Record<string, DateOrder>; source: string }
  | { what: 'names'; names: Partial<Record<NamedThing, Record<string, string>>>; instead: Partial<Record<NamedThing, string | null>> }
  | { what: 'choices'; alike: AlikeChoice; lines: Record<string, AlikeChoice>; outside: boolean; reminders: boolean }

/** Nobody has said anything yet: who looks like a patient of ours is that patient, and nobody is written to. */
export const firstSettings = ({ clinic, columns }: Pick<ImportLine, 'clinic' | 'columns'>): ImportSettings => ({
  columns: columns.map(() => null), orders: {}, source: '', names: { practitioner: {}, service: {}, clinic: {} },
  instead: { practitioner: null, service: null, clinic }, alike: 'join', lines: {}, outside: true, reminders: false,
})

function withChange(settings: ImportSettings, change: ImportChange): ImportSettings {
  switch (change.what) {
    case 'columns': return { ...settings, columns: change.columns, orders: change.orders, source: change.source }
    case 'names': return {
      ...settings, instead: { ...settings.instead, ...change.instead },
      names: { practitioner: { ...settings.names.practitioner, ...change.names.practitioner }, service: { ...settings.names.service, ...change.names.service },
        clinic: { ...settings.names.clinic, ...change.names.clinic } },
    }
    case 'choices': return { ...settings, alike: change.alike, lines: { ...settings.lines, ...change.lines }, outside: change.outside, reminders: change.reminders }
  }
}

/** What a column’s own dates show goes before what is said of it: only where they can be read either way is somebody asked. */
async function withOrders(line: ImportLine, change: ImportChange): Promise<ImportChange> {
  if (change.what !== 'columns') return change
  return { ...change, orders: { ...change.orders, ...ordersIn(line, await findImportRows(line.id)) } }
}

/** Keeps what was said about a file. Refusals: `forbidden`, `not-found`, `record-changed` (another manager was first, or it is closed). */
export async function setImport(actor: Actor, input: { id: string; version: number; change: ImportChange }, now: Instant): Promise<Result<null>> {
  const found = await findImportFor(actor, input.id)
  if (!found.ok) return found
  const { line } = found.value
  if (line.state !== 'open') return importChanged(line, now)
  const settings = withChange(line.settings ?? firstSettings(line), await withOrders(line, input.change))
  if (line.settings && isDeepStrictEqual(line.settings, settings)) return again(null) // it is set so already
  if (line.version !== input.version) return importChanged(line, now)
  return transact<null>(async (tx) => {
    if (!await writeSettings(tx, line, settings)) return importChanged(line, now)
    await recordEvent(tx, { at: now, verb: 'import-set', actor: eventActorOf(actor), clinic: line.clinic, appointment: null, patient: null,
      detail: { import: line.id, what: input.change.what } })
    return done(null)
  })
}
