const retryAfter = 3_000
const readAgainEvery = 60_000
/** Whether the page could be read again just now: 503 where not. */
const answering = '/api/answering'

/** Times are the clinic's, told by the page; the browser's clock only counts. */
export interface Watcher {
  changed: () => void
  lost: () => void
  found: () => void
}

const answers = (): Promise<boolean> =>
  fetch(answering, { cache: 'no-store' }).then(({ status }) => status !== 503, () => false)

/**
 * Listens for signals that something changed. A browser comes back by itself after a broken line,
 * but not after an answer that is none (a server that is starting): then it is opened anew. Offline
 * is known at once from the browser, and a database that is away by the stream itself; until it is
 * back, the page keeps what it shows. `source` answers where to listen, which names how far the
 * page had heard when it was made.
 */
export function watch(source: () => string, watcher: Watcher): () => void {
  let stream: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let broken = false
  let over = false
  const lose = () => {
    if (!broken) watcher.lost()
    broken = true
  }
  const regain = () => {
    if (broken) watcher.found()
    broken = false
  }
  /** Without a signal nobody knows that the page can be read: it is asked first. */
  const look = async () => {
    if (document.visibilityState !== 'visible') return
    const isThere = await answers()
    if (over || (broken && stream?.readyState !== EventSource.OPEN)) return
    if (!isThere) {
      lose()
      clearTimeout(again)
      again = setTimeout(() => void look(), retryAfter)
    } else if (broken) regain()
    else watcher.changed()
  }
  const open = () => {
    clearTimeout(again)
    stream?.close()
    stream = new EventSource(source())
    stream.addEventListener('open', regain)
    stream.addEventListener('back', regain)
    stream.addEventListener('away', lose)
    stream.addEventListener('change', watcher.changed)
    // They are signed out, or may do something else now: the page is read again, and says so.
    stream.addEventListener('over', watcher.changed)
    stream.addEventListener('error', () => {
      lose()
      if (stream?.readyState !== EventSource.CLOSED) return
      clearTimeout(again)
      again = setTimeout(open, retryAfter)
    })
  }
  const offline = () => {
    stream?.close()
    lose()
  }
  const shown = () => void look()
  const minute = setInterval(shown, readAgainEvery)
  addEventListener('offline', offline)
  addEventListener('online', open)
  document.addEventListener('visibilitychange', shown)
  open()
  return () => {
    over = true
    clearTimeout(again)
    clearInterval(minute)
    stream?.close()
    removeEventListener('offline', offline)
    removeEventListener('online', open)
    document.removeEventListener('visibilitychange', shown)
  }
}
