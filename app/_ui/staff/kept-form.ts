/** What a form's state has, whatever else is in it. */
interface Answered {
  turn: number
  error: string | null
}

/** How the words begin that the server sends in place of an answer while its database is away. */
const notSaved = /^Not saved: /

/** What was typed; what Next adds is left out. */
const textsOf = (data: FormData): Record<string, string> =>
  Object.fromEntries(
    [...data.entries()].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('$'),
    ),
  )

type Action<S> = (before: S, data: FormData) => Promise<S>

const kept =
  <S extends Answered>(action: Action<S>): Action<S> =>
  async (before, data) => {
    try {
      return await action(before, data)
    } catch (error) {
      if (!(error instanceof Error) || !notSaved.test(error.message)) throw error
      return {
        ...before,
        turn: before.turn + 1,
        error: error.message,
        ...('typed' in before && { typed: textsOf(data) }),
      }
    }
  }

/**
 * The same action, where an answer that never came is a refusal with the server's own words: the
 * page, and what was typed on it, stays as it is. Anything else goes on as it was thrown. On the
 * server it is the action itself: only that can be sent without a script.
 */
export const keptForm = <S extends Answered>(action: Action<S>): Action<S> =>
  typeof window === 'undefined' ? action : kept(action)
