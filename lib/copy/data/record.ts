/**
 * The record of processing (UK GDPR, article 30), down to the column: what each is for, on what basis it is kept and how long, and
 * whether it is of a special category (article 9). A test looks every column of the database up in it.
 */

export type Basis = 'contract' | 'care' | 'duty' | 'interests' | 'none'

/** personal: of somebody. health: of a special category. plain: about nobody. */
export type Kind = 'personal' | 'health' | 'plain'

export interface ColumnRecord {
  what: string
  kind: Kind
}

export interface TableRecord {
  /** What a row is. */
  what: string
  purpose: string
  basis: Basis
  keep: string
  columns: Readonly<Record<string, ColumnRecord>>
}

const of = (kind: Kind) => (what: string): ColumnRecord => ({ what, kind })
export const personal = of('personal')
export const health = of('health')
export const plain = of('plain')

export const id = plain('Its id')
export const clinic = plain('At which clinic')

export const basisWords: Record<Basis, string> = {
  contract: 'Steps asked for before a contract, and the contract: article 6(1)(b)',
  care: 'Health care by somebody bound to secrecy: articles 6(1)(b) and 9(2)(h), Data Protection Act 2018, schedule 1, paragraph 2',
  duty: 'Legal duty, to keep records and to be able to account for them: article 6(1)(c)',
  interests: 'Legitimate interests, to keep the service safe and working: article 6(1)(f)',
  none: 'No personal data',
}

export const kindWords: Record<Kind, string> = { personal: 'personal', health: 'special category: health', plain: 'nobody’s' }

export const keeping = {
  record: 'As the patient’s record: eight years after the last treatment, a child’s to the 25th birthday (26th if treated at 17); who never came, as the practice’s rule says. Erased earlier on wish, as far as it may be.',
  message: 'Three years, then deleted by itself. Where it went is erased earlier on wish, and with the record.',
  staff: 'As long as the account’s events are kept: they tell who did what.',
  event: 'Kept for good; it names a patient by an id alone, which leads to nobody once the record is erased. Who looked at what: eight years, then deleted by itself. A time that was held and never asked for: a month.',
  shown: 'Eight years, as the look itself, then deleted by itself.',
  setUp: 'As long as the practice works with it.',
  short: (how: string): string => `${how}, then deleted by itself.`,
}
