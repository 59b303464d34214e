import { randomUUID } from 'node:crypto'
import { guessFields } from '@/lib/core/import/fields'
import { importReaders } from '@/lib/input/import-readers'
import { db } from '@/lib/store/client'
import { applyImport } from '@/lib/use-cases/apply-import'
import { beginImport } from '@/lib/use-cases/begin-import'
import { dropImport, expireImports } from '@/lib/use-cases/drop-import'
import { openImport } from '@/lib/use-cases/open-import'
import { setImport } from '@/lib/use-cases/set-import'
import { desk, monday, type Rows } from './fixture'

const file = () => `Name,Phone\nRosa ${randomUUID().slice(0, 8)},07700 900123\n`
const begin = (text: string) =>
  beginImport(
    desk.mona,
    {
      clinic: 'hall-green',
      kind: 'patients',
      fileName: 'file.csv',
      bytes: new TextEncoder().encode(text),
    },
    monday,
  )

export async function begun(text = file()): Promise<string> {
  const result = await begin(text)
  if (!result.ok || 'trouble' in result.value) throw new Error(JSON.stringify(result))
  return result.value.id
}

async function seen(id: string) {
  const opened = await openImport(desk.mona, { id, check: true }, importReaders, monday)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  return opened.value
}

async function mapped(): Promise<string> {
  const id = await begun()
  const { line } = await seen(id)
  const set = await setImport(
    desk.mona,
    {
      id,
      version: line.version,
      change: {
        what: 'columns',
        columns: guessFields('patients', line.columns),
        orders: {},
        source: 'Old',
      },
    },
    monday,
  )
  if (!set.ok) throw new Error(set.refusal.reason)
  return id
}

/** Files that are brought. */
export const imports: Rows = {
  beginImport: async () => {
    const text = file()
    return () => begin(text)
  },
  setImport: async () => {
    const id = await begun()
    const { line } = await seen(id)
    const change = {
      what: 'columns' as const,
      columns: guessFields('patients', line.columns),
      orders: {},
      source: 'Old',
    }
    return () => setImport(desk.mona, { id, version: line.version, change }, monday)
  },
  applyImport: async () => {
    const id = await mapped()
    const { line, check } = await seen(id)
    return () =>
      applyImport(
        desk.mona,
        { id, version: line.version, seen: check?.seen ?? '' },
        importReaders,
        monday,
      )
  },
  dropImport: async () => {
    const id = await begun()
    return () => dropImport(desk.mona, { id }, monday)
  },
  expireImports: async () => {
    const id = await begun()
    await db().import.update({ where: { id }, data: { readAt: new Date('2026-01-01') } })
    return () => expireImports(monday)
  },
}
