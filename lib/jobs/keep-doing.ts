export interface Pace {
  /** How long it rests after it was done, and after it failed. */
  everyMs: number
  afterFailureMs: number
  failed: (error: unknown) => void
}

export interface Doing {
  /** It is done as soon as may be: at once, or once more after what is under way. */
  wake: () => void
  /** Nothing is begun any more; answers once what is under way is over. */
  stop: () => Promise<void>
}

/**
 * Does `work` at once, and again whenever it has rested or is woken. Never two at a time, and
 * nothing that was asked for meanwhile is lost. It needs no queue and no other process: what is
 * owed waits for the next round at most.
 */
export function keepDoing(
  work: () => Promise<unknown>,
  { everyMs, afterFailureMs, failed }: Pace,
): Doing {
  let [stopping, woken] = [false, false]
  let getUp = (): void => undefined
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref()
      getUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const round = async (): Promise<number> => {
    try {
      await work()
      return everyMs
    } catch (error) {
      failed(error)
      return afterFailureMs
    }
  }
  const doing = (async () => {
    while (!stopping) {
      woken = false
      const ms = await round()
      if (!stopping && !woken) await rest(ms)
    }
  })()
  const wake = (): void => {
    woken = true
    getUp()
  }
  return {
    wake,
    stop: () => {
      stopping = true
      wake()
      return doing
    },
  }
}
