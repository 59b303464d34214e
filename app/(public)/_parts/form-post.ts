import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { refusedAnswer, type RefusedAnswer } from '@/lib/adapters/refused-answers'
import { refusedForm } from '@/lib/copy/patient/trouble'
import { assertOwnForm, ForeignOrigin } from '@/lib/auth/origin'
import { waitForTurn } from '@/lib/auth/rate-limit'
import { withinBudget } from '@/lib/budget'
import { isNotSetUp } from '@/lib/core/set-up'
import { withRequest } from '@/lib/log'
import { practiceToCall } from '@/lib/use-cases/database-answers'

/** As much as a form may carry, in bytes. */
const most = 64 * 1024

/** What a form sent: each field's last value. */
export type Fields = Record<string, string>

const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** Said as a page of ours, or in one line to a script or a program. */
export function refuse(sent: Headers, refused: RefusedAnswer): Response {
  const { body, init } = refusedAnswer({ headers: sent, path: '/' }, refused, practiceToCall())
  return new Response(body, init)
}

export const tooManyPresses = (seconds: number): RefusedAnswer => ({
  status: 429, failure: 'pressed', plain: refusedForm.tooMany,
  headers: { 'retry-after': String(seconds) },
})

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
    assertOwnForm(sent)
  } catch (error) {
    if (error instanceof ForeignOrigin) {
      return refuse(sent, { status: 403, failure: 'foreign', plain: refusedForm.foreign })
    }
    throw error
  }
  const wait = await waitForTurn(request.headers)
  if (wait !== null) return refuse(sent, tooManyPresses(wait))
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return refuse(sent, { status: 415, failure: 'unread', plain: refusedForm.wrongKind })
  }
  const body = await readBody(request)
  if (body === null) {
    return refuse(sent, { status: 413, failure: 'long', plain: refusedForm.tooLarge })
  }
  return handle(readFields(body))
}
