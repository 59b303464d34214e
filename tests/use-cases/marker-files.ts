import type { StaffActor } from '@/lib/auth/actor'
import type { Result } from '@/lib/core/result'
import { importReaders } from '@/lib/input/import-readers'
import { db } from '@/lib/store/client'
import { beginImport } from '@/lib/use-cases/begin-import'
import { dropImport } from '@/lib/use-cases/drop-import'
import { openImport } from '@/lib/use-cases/open-import'
import { setImport } from '@/lib/use-cases/set-import'
import { csvOf, word, type Persona } from './marker-persona'
import { monday } from './small-practice'

/** A persona in files that were brought to Import. */

export interface Staff {
  bev: StaffActor
  boss: StaffActor
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export async function bring(who: Persona, { boss }: Staff): Promise<void> {
  const begin = async (text: string): Promise<string> => {
    const file = {
      clinic: 'hall-green',
      kind: 'patients',
      fileName: `${who.name.toLowerCase().replace(' ', '_')}.csv`,
      bytes: new TextEncoder().encode(text),
    } as const
    const begun = must(await beginImport(boss, file, monday))
    if ('trouble' in begun) throw new Error(JSON.stringify(begun))
    return begun.id
  }
  must(await dropImport(boss, { id: await begin(csvOf(who)) }, monday))
  await begin(csvOf(who))
  // A file without headings: the first row is kept in their place. Its columns were taken for another once.
  const headless = await begin(`${who.name},${word(who, 'heading')}\nBasil Bystander,a bystander`)
  const { line } = must(
    await openImport(boss, { id: headless, check: false }, importReaders, monday),
  )
  must(
    await setImport(
      boss,
      {
        id: headless,
        version: line.version,
        change: { what: 'columns', columns: ['name', null], orders: {}, source: 'Old system' },
      },
      monday,
    ),
  )
  await db()
    .$executeRaw`update import set settings = jsonb_set(settings, '{names,practitioner}', ${JSON.stringify({ [who.name.toLowerCase()]: '' })}::jsonb) where id = ${headless}::uuid`
}
