/**
 * At SIGTERM: begins to stop, and lets the process end only once that is done. Next ends it as soon as its requests are answered, and
 * knows nothing of what else is under way; a message that is cut off would go out a second time.
 */
export function letFinish(stop: () => Promise<void>): void {
  process.once('SIGTERM', () => {
    const stopped = stop()
    const exit = process.exit.bind(process)
    const later = (code?: number | string | null): void => void stopped.finally(() => exit(code))
    process.exit = later as typeof process.exit
  })
}
