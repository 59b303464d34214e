import type { ImportField } from './fields'
import type { DateOrder } from './read-date'

/** What becomes of a row that looks like somebody's record. */
export const alikeChoices = ['join', 'skip', 'new'] as const
export type AlikeChoice = (typeof alikeChoices)[number]

export const namedThings = ['practitioner', 'service', 'clinic'] as const
export type NamedThing = (typeof namedThings)[number]

/** Everything that a manager says about a file; never anything that stands in it about a patient. */
export interface ImportSettings {
  /** By column. */
  columns: (ImportField | null)[]
  /** By column, where it holds dates that can be read either way. */
  orders: Record<string, DateOrder>
  /** Whose numbers the rows carry: the same file again from the same system makes nothing twice. */
  source: string
  /** What names in the file mean here, by `plainName`; '' leaves those rows out. */
  names: Record<NamedThing, Record<string, string>>
  /** Where the file says nothing; null: it has to. */
  instead: Record<NamedThing, string | null>
  alike: AlikeChoice
  /** By line, where it differs from the rest. */
  lines: Record<string, AlikeChoice>
  /** Appointments at times when nobody is there are taken all the same. */
  outside: boolean
  /** Their patients are reminded before the visit. */
  reminders: boolean
}

/** An address of two dates has two columns at most: each has an order of its own. */
export const dateFields: readonly ImportField[] = ['born', 'date', 'start', 'end']
