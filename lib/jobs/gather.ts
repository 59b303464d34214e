export interface Gathering {
  /** How long the first of them waits for others. */
  soonMs: number
  /** How long it is quiet after each call. */
  betweenMs: number
}

/**
 * Answers a function to be called however often: `tell` is called soon after the first time, and
 * while more come, once for all of them every `betweenMs`.
 */
export function gather(tell: () => void, { soonMs, betweenMs }: Gathering): () => void {
  let [isOwed, isWaiting] = [false, false]
  const waitFor = (ms: number): void => {
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      if (!isOwed) return
      isOwed = false
      tell()
      waitFor(betweenMs)
    }, ms).unref()
  }
  return () => {
    isOwed = true
    if (!isWaiting) waitFor(soonMs)
  }
}
