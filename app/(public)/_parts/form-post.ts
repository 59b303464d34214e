import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { refusedForm } from '@/lib/copy/patient/trouble'
import { assertSameOrigin, ForeignOrigin } from '@/lib/auth/origin'
import { waitForTurn } from '@/lib/auth/rate-limit'
import { withinBudget } from '@/lib/budget'
import { isNotSetUp } from '@/lib/core/set-up'
import { withRequest } from '@/lib/log'

/** As much as a form may carry, in bytes. */
const most = 64 * 1024

/** What a form sent: each field's last value. */
export type Fields = Record<string, string>

export const plain = (status: number, text: string, more: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...more } })

async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > most) return null
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

/** Zero bytes, which can't be stored, are left out; whatever else is wrong with a text its field says. */
const readFields = (body: string): Fields =>
  Object.fromEntries([...new URLSearchParams(body)].map(([name, text]) => [name, text.replaceAll('\0', '')]))

/** On to the page that comes next, whatever the method was before. `cookie` is set on the way. */
export const onTo = (path: string, cookie?: string): Response =>
  new Response(null, { status: 303, headers: cookie ? { location: path, 'set-cookie': cookie } : { location: path } })

/**
 * The one way in for the patient's forms: from our own pages only, no more than so often and so much, and always on to a
 * page, so that Back and refresh never send anything twice.
 */
export const formPost = (handle: (fields: Fields) => Promise<Response>) => async (request: Request): Promise<Response> => {
  const sent = await headers()
  const id = sent.get('x-request-id') ?? crypto.randomUUID()
  return withRequest(id, () => withinBudget(() => take(handle, request, sent)).catch(failed))
}

/** Whatever else goes wrong is said by the answer that goes out (lib/adapters/failed-answers.ts). */
function failed(error: unknown): Response {
  unstable_rethrow(error)
  if (isNotSetUp(error)) return plain(503, refusedForm.notOpen)
  throw error
}

async function take(handle: (fields: Fields) => Promise<Response>, request: Request, sent: Headers): Promise<Response> {
  try {
    assertSameOrigin(sent)
  } catch (error) {
    if (error instanceof ForeignOrigin) return plain(403, refusedForm.foreign)
    throw error
  }
  const wait = await waitForTurn(request.headers)
  if (wait !== null) return plain(429, refusedForm.tooMany, { 'retry-after': String(wait) })
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return plain(415, refusedForm.wrongKind)
  const body = await readBody(request)
  if (body === null) return plain(413, refusedForm.tooLarge)
  return handle(readFields(body))
}
