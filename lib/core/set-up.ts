/** Setting a practice up for the first time: the steps, and which of them is next. */

/** The name of what reads throw while there is no practice, known on both sides of a bundle. */
export const notSetUpName = 'PracticeNotSetUp'
export const isNotSetUp = (error: unknown): boolean => error instanceof Error && error.name === notSetUpName

/** Whatever the steps so far have written; each is there or not, so that one who comes back goes on where they were. */
export interface SetUpFacts {
  /** Managers who may sign in. */
  managers: number
  /** Those of them who have a second factor. */
  guarded: number
  practice: boolean
  clinics: number
  /** Days of the week with opening hours. */
  openDays: number
  rooms: number
  professions: number
  practitioners: number
  /** Services that somebody gives. */
  services: number
  sessions: number
  /** Steps that were passed with nothing to write down. */
  passed: readonly string[]
}

interface Step {
  isDone: (facts: SetUpFacts) => boolean
}

/** In the order in which they are asked. The first one alone is open to whoever isn't signed in, and wants the code. */
export const setUpSteps = {
  account: { isDone: ({ managers }) => managers > 0 },
  factor: { isDone: ({ guarded }) => guarded > 0 },
  practice: { isDone: ({ practice }) => practice },
  clinic: { isDone: ({ clinics }) => clinics > 0 },
  hours: { isDone: ({ openDays }) => openDays > 0 },
  rooms: { isDone: ({ rooms, passed }) => rooms > 0 || passed.includes('rooms') },
  professions: { isDone: ({ professions }) => professions > 0 },
  practitioner: { isDone: ({ practitioners }) => practitioners > 0 },
  services: { isDone: ({ services }) => services > 0 },
  rota: { isDone: ({ sessions }) => sessions > 0 },
} as const satisfies Record<string, Step>

export type SetUpStep = keyof typeof setUpSteps
export const setUpStepNames = Object.keys(setUpSteps) as SetUpStep[]

/** The first step that isn't done; null once all of them are. */
export const nextSetUpStep = (facts: SetUpFacts): SetUpStep | null =>
  setUpStepNames.find((name) => !setUpSteps[name].isDone(facts)) ?? null

/** Whether a step may be opened: all before it are done. */
export function mayOpenStep(facts: SetUpFacts, step: SetUpStep): boolean {
  const next = nextSetUpStep(facts)
  return next === null || setUpStepNames.indexOf(step) <= setUpStepNames.indexOf(next)
}

/** Letters and digits that are told apart when read aloud or written down (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve of them, in fours: 60 bits. `random` gives as many whole numbers from 0 to 255. */
export const setUpCodeOf = (random: Uint8Array): string =>
  [0, 4, 8].map((from) => Array.from(random.subarray(from, from + 4), (n) => letters[n % 32] ?? '').join('')).join('-')

/** The code as it was printed, however it was typed; null for what can be none. */
export function readSetUpCode(text: string): string | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return new RegExp(`^[${letters}]{12}$`).test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : null
}
