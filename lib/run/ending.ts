type Cleanup = () => Promise<void> | void

const cleanups: Cleanup[] = []
let ending: Promise<void> | undefined

/** What has to be undone before this process ends, however it ends; the last noted is undone first. */
export function beforeEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup)
}

export const isEnding = () => ending !== undefined

async function undo(): Promise<void> {
  for (let next = cleanups.pop(); next; next = cleanups.pop()) {
    try {
      await next()
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}

export const finish = (): Promise<void> => (ending ??= undo())

/** Undoes everything, then leaves with `code`. */
export const endWith = (code: number): Promise<never> => finish().then(() => process.exit(code))

/** npm runs us through a shell that a kill may end without us; then nobody is left to stop us either. */
function endWithParent(code: number): void {
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return
  const timer = setInterval(() => {
    if (process.ppid !== parent) void endWith(code)
  }, 500)
  timer.unref()
}

/** Ctrl-C, a closed terminal or a polite kill: undo everything, then leave with `code`. */
export function endOnSignal(code = 0): void {
  endWithParent(code)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void endWith(code))
  }
}
