export interface Gathering {
  /** How long the first of them waits for others. */
  soonMs: number
  /** How long it is quiet after each call. */
  betweenMs: number
  /** Whether the process has more pressing things to do; while it has, it is asked again soon. */
  isBusy: () => boolean
  /** How much later it is at most for that. */
  mostMs: number
}

/**
 * Answers a function to be called however often: `tell` is called soon after the first time, and
 * while more come, once for all of them every `betweenMs`; a little later in a rush.
 */
export function gather(
  tell: () => void,
  { soonMs, betweenMs, isBusy, mostMs }: Gathering,
): () => void {
  let [isOwed, isWaiting] = [false, false]
  const waitFor = (ms: number, leftMs: number): void => {
    isWaiting = true
    setTimeout(() => {
      if (isOwed && isBusy() && leftMs > 0) {
        waitFor(soonMs, leftMs - soonMs)
        return
      }
      isWaiting = false
      if (!isOwed) return
      isOwed = false
      tell()
      waitFor(betweenMs, mostMs)
    }, ms).unref()
  }
  return () => {
    isOwed = true
    if (!isWaiting) waitFor(soonMs, mostMs)
  }
}
