/** Once, when the server starts. The edge runtime isn't used; asking keeps Node's modules out of its bundle. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') await (await import('./instrumentation-node')).start()
}

/** An error that a page, an action or a route let through: by its kind and place, never with what was sent. */
export async function onRequestError(error: unknown, request: { headers: Record<string, string | string[] | undefined> }, context: {
  routePath: string
}): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { log } = await import('@/lib/log')
  log.error({ err: error, route: context.routePath, requestId: request.headers['x-request-id'] }, 'a request failed')
}
