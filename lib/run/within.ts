import { setTimeout as pause } from 'node:timers/promises'

/** What comes of `work`, which may take so long and no longer. */
export async function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  const quit = new AbortController()
  const tooLong = pause(seconds * 1000, undefined, { signal: quit.signal }).then((): never => {
    throw new Error(`it took longer than ${seconds} s`)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    quit.abort()
    tooLong.catch(() => undefined)
  }
}
