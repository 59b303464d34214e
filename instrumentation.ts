type NoteError = (typeof import('./instrumentation-node'))['noteError']
let noteError: NoteError | undefined

/**
 * Once, when the server starts. The edge runtime isn't used; asking keeps Node's modules out of its
 * bundle.
 */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const node = await import('./instrumentation-node')
  noteError = node.noteError
  await node.start()
}

/**
 * An error that a page, an action or a route let through. Noted at once: the answer that goes out
 * is judged by it.
 */
export function onRequestError(
  error: unknown,
  request: { headers: Record<string, string | string[] | undefined> },
  context: {
    routePath: string
    routeType: string
  },
): void {
  const id = request.headers['x-request-id']
  const { routePath: route, routeType: kind } = context
  noteError?.(error, {
    id: typeof id === 'string' ? id : undefined,
    route,
    kind,
    headers: request.headers,
  })
}
