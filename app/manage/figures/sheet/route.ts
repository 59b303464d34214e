import { unfiled, unframed } from '@/app/_staff/framed'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { csvTable } from '@/lib/core/safe-csv'
import { FiguresSheetQuery } from '@/lib/input/figures-forms'
import { exportFigures } from '@/lib/use-cases/export-figures'
import { sheetOf } from '../tables'

/** The figures of the page as a spreadsheet. Whoever takes it away is recorded. */
export async function GET(request: Request): Promise<Response> {
  const staff = await staffFromRequest(request)
  if (!staff) return unframed({ reason: 'unauthorised' })
  const { data } = FiguresSheetQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!data) return unframed({ reason: 'not-found' })
  const found = await exportFigures(staff.actor, data, now())
  if (!found.ok) return unfiled(request, staff.actor, found.refusal, `/manage/figures${new URL(request.url).search}`)
  const { kind, from } = found.value.period
  return new Response(csvTable(sheetOf(found.value)), { headers: {
    'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename="figures-${kind}-${from}.csv"`,
  } })
}
