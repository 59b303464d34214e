/** Told what came of a question to the database: null for an answer. */
type Over = (error: unknown) => void

// One for the process, since bundles load this module more than once.
const kept = globalThis as unknown as { plumblineTraceQuestion?: () => Over }

/** From now on, `trace` is called for every question to the database. */
export function traceQuestions(trace: () => Over): void {
  kept.plumblineTraceQuestion = trace
}

/** Notes that a question goes out; undefined where nobody traces, which costs nothing. */
export const traceQuestion = (): Over | undefined => kept.plumblineTraceQuestion?.()
