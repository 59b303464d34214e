const retryAfter = 3_000
const readAgainEvery = 60_000
/** Whether the page could be read again just now: 503 where not. */
const answering = '/api/answering'

/** Times are the clinic's, told by the page; the browser's clock only counts. */
export interface Watcher {
  /** Reads the page again, and answers whether it could. */
  changed: () => Promise<boolean>
  lost: () => void
  found: () => void
}

const answers = (): Promise<boolean> =>
  fetch(answering, { cache: 'no-store' }).then(({ status }) => status !== 503, () => false)

/**
 * One reading at a time, and one more for all that was heard meanwhile. `failed`: where the page
 * couldn't be read, what is shown may be old.
 */
function oneAtATime(read: () => Promise<boolean>, failed: () => void): () => void {
  let isReading = false
  let isStale = false
  const go = async () => {
    isReading = true
    while (isStale) {
      isStale = false
      if (!(await read())) failed()
    }
    isReading = false
  }
  return () => {
    isStale = true
    if (!isReading) void go()
  }
}

interface Follower {
  offline: () => void
  online: () => void
  /** Somebody looks at the page, or a minute is over. */
  shown: () => void
}

function followBrowser({ offline, online, shown }: Follower): () => void {
  const minute = setInterval(shown, readAgainEvery)
  addEventListener('offline', offline)
  addEventListener('online', online)
  document.addEventListener('visibilitychange', shown)
  return () => {
    clearInterval(minute)
    removeEventListener('offline', offline)
    removeEventListener('online', online)
    document.removeEventListener('visibilitychange', shown)
  }
}

/**
 * Listens for signals that something changed. A browser comes back by itself after a broken line,
 * but not after an answer that is none (a server that is starting): then it is opened anew. Offline
 * is known at once from the browser, and a database that is away by the stream itself; until it is
 * back, the page keeps what it shows. `source` answers where to listen, which names how far the
 * page had heard when it was made; `isLost` where the page says already that it is.
 */
export function watch(source: () => string, watcher: Watcher, isLost = false): () => void {
  let stream: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let lookAgain: ReturnType<typeof setTimeout> | undefined
  let broken = isLost
  let over = false
  const lose = () => {
    if (!broken) watcher.lost()
    broken = true
  }
  const change = oneAtATime(
    () => (over ? Promise.resolve(true) : watcher.changed()),
    () => {
      if (over) return
      lose()
      lookSoon()
    },
  )
  const regain = () => {
    if (!broken) return
    broken = false
    watcher.found()
    change()
  }
  const lookSoon = () => {
    clearTimeout(lookAgain)
    lookAgain = setTimeout(() => void look(), retryAfter)
  }
  /** Without a signal nobody knows that the page can be read: it is asked first. */
  const look = async () => {
    if (document.visibilityState !== 'visible') return
    const isThere = await answers()
    if (over || (broken && stream?.readyState !== EventSource.OPEN)) return
    if (!isThere) {
      lose()
      lookSoon()
    } else if (broken) regain()
    else change()
  }
  const open = () => {
    clearTimeout(again)
    stream?.close()
    stream = new EventSource(source())
    stream.addEventListener('open', regain)
    stream.addEventListener('back', regain)
    stream.addEventListener('away', lose)
    stream.addEventListener('change', change)
    // They are signed out, or may do something else now: the page is read again, and says so.
    stream.addEventListener('over', change)
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
  const unfollow = followBrowser({ offline, online: open, shown: () => void look() })
  open()
  return () => {
    over = true
    clearTimeout(again)
    clearTimeout(lookAgain)
    unfollow()
    stream?.close()
  }
}
