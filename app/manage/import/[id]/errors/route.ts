import { unfiled, unframed } from '@/app/_staff/framed'
import { importAt } from '@/app/_staff/import-addresses'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { imports as words, problemWords, sayProblem } from '@/lib/copy/staff/import'
import type { ImportView } from '@/lib/core/import/import-view'
import { csvTable } from '@/lib/core/safe-csv'
import { ImportParams } from '@/lib/input/import-forms'
import { importReaders } from '@/lib/input/import-readers'
import { exportImport } from '@/lib/use-cases/open-import'
import { columnOf, valueAt } from '../columns'

function rowsOf(view: ImportView): (string | number)[][] {
  const { errorColumns: heads } = words
  const problems = view.check?.problems ?? view.line.outcome?.problems ?? []
  const isOpen = view.check !== null
  return [
    [heads.line, heads.column, heads.what, heads.toDo, ...(isOpen ? [heads.value] : [])],
    ...problems.map((problem) => [problem.line, columnOf(view.line, problem.field), sayProblem(problem), problemWords[problem.code][1],
      ...(isOpen ? [valueAt(view.line, problem.field, view.check?.cells.get(problem.line))] : [])]),
  ]
}

/** Every error of an import, for a spreadsheet. What stands in the file is in it only while the import is open. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const staff = await staffFromRequest(request)
  if (!staff) return unframed({ reason: 'unauthorised' })
  const { data } = ImportParams.safeParse(await params)
  if (!data) return unframed({ reason: 'not-found' })
  const opened = await exportImport(staff.actor, { id: data.id }, importReaders, now())
  if (!opened.ok) return unfiled(request, staff.actor, opened.refusal, importAt(data.id, 'check'))
  return new Response(csvTable(rowsOf(opened.value)), { headers: {
    'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="errors.csv"', 'Cache-Control': 'private, no-store',
  } })
}
