/** What a form's action answers: nothing wrong, or what is wrong, with what was typed. */
export interface FormState {
  /** Counts the answers, so that the same words said twice are announced twice. */
  turn: number
  error: string | null
  /** What to do about a field, by its name. */
  wrong: Record<string, string>
  typed: Record<string, string>
}

export const untouched: FormState = { turn: 0, error: null, wrong: {}, typed: {} }

export type FormAction = (before: FormState, data: FormData) => Promise<FormState>
