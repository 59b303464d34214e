const retryAfter = 3_000
const readAgainEvery = 60_000

/** Times are the clinic's, told by the page; the browser's clock only counts. */
export interface Watcher {
  changed: () => void
  lost: () => void
  found: () => void
}

/**
 * Listens for signals that something changed. A browser comes back by itself after a broken line, but not after an
 * answer that is none (a server that is starting): then it is opened anew. Offline is known at once from the browser.
 * `source` answers where to listen, which names how far the page had heard when it was made.
 */
export function watch(source: () => string, watcher: Watcher): () => void {
  let stream: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let broken = false
  const lose = () => {
    if (!broken) watcher.lost()
    broken = true
  }
  const open = () => {
    clearTimeout(again)
    stream?.close()
    stream = new EventSource(source())
    stream.addEventListener('open', () => {
      if (broken) watcher.found()
      broken = false
    })
    stream.addEventListener('change', watcher.changed)
    // They are signed out, or may do something else now: the page is read again, and says so.
    stream.addEventListener('over', watcher.changed)
    stream.addEventListener('error', () => {
      lose()
      if (stream?.readyState !== EventSource.CLOSED) return
      watcher.changed()
      again = setTimeout(open, retryAfter)
    })
  }
  const offline = () => {
    stream?.close()
    lose()
  }
  const minute = setInterval(() => document.visibilityState === 'visible' && watcher.changed(), readAgainEvery)
  const shown = () => document.visibilityState === 'visible' && watcher.changed()
  addEventListener('offline', offline)
  addEventListener('online', open)
  document.addEventListener('visibilitychange', shown)
  open()
  return () => {
    clearTimeout(again)
    clearInterval(minute)
    stream?.close()
    removeEventListener('offline', offline)
    removeEventListener('online', open)
    document.removeEventListener('visibilitychange', shown)
  }
}
