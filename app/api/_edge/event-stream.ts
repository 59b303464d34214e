import { headersFor } from './answer'

interface Source {
  /** Starts to watch; answers how to stop each. */
  watch: (tell: (clinic: string) => void) => (() => void)[]
  /** Calls `tell` when what is watched can't be read any more (false), and when it can be again; answers how to stop. */
  answering: (tell: (answers: boolean) => void) => () => void
  /** How far changes were heard of by now: the id of whatever is told. */
  mark: () => string
  /** Calls `tell` when what whoever listens may do may have changed; answers how to stop. */
  watchAccess: (tell: () => void) => () => void
  /** Whether whoever listens may do so no longer, or not as they did. */
  isOver: () => Promise<boolean>
}

// Open streams would hold up a server that is told to stop, so it ends them; clients come back to the next one.
const kept = globalThis as unknown as { plumblineStreams?: Set<() => void> }

function openStreams(): Set<() => void> {
  if (kept.plumblineStreams) return kept.plumblineStreams
  const streams = (kept.plumblineStreams = new Set<() => void>())
  process.once('SIGTERM', () => {
    for (const stop of streams) stop()
  })
  return streams
}

/** How often the session is asked after, told or not, and proxies are shown that the line is alive. */
const beatMs = 5_000
const line = new TextEncoder()

/**
 * Server-sent events (WHATWG HTML, section 9.2): `change` names the clinic, never what changed; `away` and `back` tell when nothing
 * can be read in between; `over` comes last where whoever listens may do so no longer, or not as before. Ends then, with the client,
 * or when sending fails; a client that is still allowed to comes back by itself, and names the last event it heard.
 */
export function eventStream(gone: AbortSignal, source: Source): Response {
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(line.encode(text))
        } catch {
          stop()
        }
      }
      const stops = source.watch((clinic) => send(`id: ${source.mark()}\nevent: change\ndata: ${JSON.stringify({ clinic })}\n\n`))
      stops.push(source.answering((answers) => send(`event: ${answers ? 'back' : 'away'}\ndata: {}\n\n`)))
      const ask = (orElse: () => void) => {
        // While the database is away nobody can say, and nothing is told either: the line stays.
        source.isOver().then((over) => (over ? finish() : orElse()), orElse)
      }
      const finish = () => {
        send('event: over\ndata: {}\n\n')
        stop()
      }
      const beat = setInterval(() => ask(() => send(': still here\n\n')), beatMs)
      const unwatchAccess = source.watchAccess(() => ask(() => {}))
      const streams = openStreams()
      const end = () => stop()
      streams.add(end)
      stop = () => {
        stop = () => {}
        streams.delete(end)
        clearInterval(beat)
        unwatchAccess()
        for (const unwatch of stops) unwatch()
        try {
          controller.close()
        } catch {
          // closed by the client
        }
      }
      gone.addEventListener('abort', end)
      send('retry: 2000\n\n')
      ask(() => {}) // what changed before anybody listened
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: headersFor('text/event-stream; charset=utf-8', { 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' }),
  })
}
