import type { FormAction } from '@/app/_ui/staff/form-state'
import { move as words } from '@/lib/copy/staff/move'

/** The same action, where a line that is dead is a refusal with words: what was begun isn't lost with the page. */
export const reached = (action: FormAction): FormAction => async (before, data) => {
  try {
    return await action(before, data)
  } catch (error) {
    if (error instanceof TypeError) return { ...before, turn: before.turn + 1, error: words.noAnswer }
    throw error
  }
}
