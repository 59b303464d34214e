import { headers } from 'next/headers'
import { importAt, importsAt } from '@/app/_staff/import-addresses'
import { assertSameOrigin, ForeignOrigin } from '@/lib/auth/origin'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now as clockNow } from '@/lib/clock'
import { troubleWords, unreadWords } from '@/lib/copy/staff/import'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { fileMostBytes } from '@/lib/core/import/table'
import { FileForm, fileName } from '@/lib/input/import-forms'
import { withRequest } from '@/lib/log'
import { beginImport } from '@/lib/use-cases/begin-import'

const types = /\.(?:csv|txt|tsv|ics)$/i

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })
const onTo = (location: string): Response => new Response(null, { status: 303, headers: { location } })

/** What a form may bring beside its file, and a file more than is taken, so that its form can say so: proxy.ts refuses what is longer. */
const beside = 512 * 1024

/** Whether the body is longer than any that is read: every browser states it, and Node holds it to that. */
function isTooLarge({ headers: sent }: Request): boolean {
  const stated = sent.get('content-length')
  return stated === null || Number(stated) > fileMostBytes + beside
}

/** The body as a form; null for one that is broken. */
const readForm = (request: Request): Promise<FormData | null> => request.formData().catch(() => null)

async function take(request: Request): Promise<Response> {
  const staff = await staffFromRequest(request)
  if (!staff) return onTo('/signin')
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return plain(415, 'That is no form with a file.')
  if (isTooLarge(request)) return plain(413, troubleWords['too-large'])
  const form = await readForm(request)
  if (form === null) return plain(400, unreadWords)
  const parsed = FileForm.safeParse({ clinic: form.get('clinic'), kind: form.get('kind') })
  if (!parsed.success) return plain(422, 'Say what is in the file.')
  const { clinic, kind } = parsed.data
  const file = form.get('file')
  const again = (wrong: string, line?: number): Response => onTo(importsAt(clinic, { wrong, kind, ...(line !== undefined && { line: String(line) }) }))
  if (!(file instanceof File) || file.name === '') return again('no-file')
  if (!types.test(file.name)) return again('wrong-type')
  const begun = await beginImport(staff.actor, { clinic, kind, fileName: fileName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }, clockNow())
  if (!begun.ok) return plain(403, sayRefusal(begun.refusal, 'Europe/London'))
  if ('trouble' in begun.value) return again(begun.value.trouble.why, 'line' in begun.value.trouble ? begun.value.trouble.line : undefined)
  return onTo(importAt(begun.value.id))
}

/** Takes a file in: larger than what any action of ours takes, and so by a way of its own. */
export async function POST(request: Request): Promise<Response> {
  const sent = await headers()
  try {
    assertSameOrigin(sent)
  } catch (error) {
    if (error instanceof ForeignOrigin) return plain(403, 'This did not come from our own pages.')
    throw error
  }
  return withRequest(sent.get('x-request-id') ?? crypto.randomUUID(), () => take(request))
}
