/** Larger bodies are refused, whatever their Content-Length says. */
export const bodyMost = 64 * 1024

/** Why a body was not taken. */
export class BodyRefused extends Error {
  override name = 'BodyRefused'
  constructor(readonly reason: 'too-large' | 'unsupported-type' | 'not-json') {
    super(reason)
  }
}

const jsonType = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i
const text = new TextDecoder('utf-8', { fatal: true })

/** The body's bytes, counted while they come in; Node itself holds a client to the length that it states. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const stated = request.headers.get('content-length')
  if (Number(stated ?? 0) > bodyMost) throw new BodyRefused('too-large')
  if (stated !== null && request.headers.get('transfer-encoding') === null) {
    const whole = new Uint8Array(await request.arrayBuffer())
    if (whole.byteLength > bodyMost) throw new BodyRefused('too-large')
    return whole
  }
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength
    if (size > bodyMost) {
      void reader?.cancel().catch(() => {})
      throw new BodyRefused('too-large')
    }
    parts.push(read.value)
  }
  const [only] = parts
  return parts.length === 1 && only ? only : Buffer.concat(parts)
}

/** The body as text. */
export async function readText(request: Request): Promise<string> {
  try {
    return text.decode(await readBytes(request))
  } catch (error) {
    throw error instanceof BodyRefused ? error : new BodyRefused('not-json')
  }
}

/** The body as JSON. Empty is `{}` where that is allowed, and needs no Content-Type. */
export async function readJson(request: Request, mayBeEmpty: boolean): Promise<unknown> {
  const type = request.headers.get('content-type')
  if (!(mayBeEmpty && type === null) && !jsonType.test(type ?? '')) throw new BodyRefused('unsupported-type')
  const bytes = await readBytes(request)
  if (bytes.byteLength === 0 && mayBeEmpty) return {}
  if (type === null) throw new BodyRefused('unsupported-type')
  try {
    return JSON.parse(text.decode(bytes)) as unknown
  } catch {
    throw new BodyRefused('not-json')
  }
}
