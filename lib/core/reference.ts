/**
 * References: the short codes that people read out on the phone, such as 'PL-7K4M6G'.
 *
 * Of characters that look alike only one is ever used (0 for O; 1 for I and L; 2 for Z; 5 for S; 8 for B; V for U), and
 * the other is read as it. That leaves 29 characters, a prime number, so that a sum weighted by position, modulo 29,
 * catches every single wrong character and every swap of two characters.
 */
const ALPHABET = '0123456789ACDEFGHJKMNPQRTVWXY'
const BASE = ALPHABET.length
const CODE_LENGTH = 6
const PREFIX = 'PL'

const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', U: 'V' }

/** The weights run down to 1 at the check character: all different and none a multiple of 29. */
const weightedSum = (values: readonly number[]): number =>
  values.reduce((sum, value, place) => sum + value * (CODE_LENGTH - place), 0) % BASE

/** A new reference. `random(n)` gives a whole number from 0 to n − 1. 29⁵ (about 20 million) codes: try again on a clash. */
export function makeReference(random: (n: number) => number): string {
  const values = Array.from({ length: CODE_LENGTH - 1 }, () => random(BASE))
  const check = (BASE - weightedSum(values)) % BASE
  return `${PREFIX}-${[...values, check].map((value) => ALPHABET.charAt(value)).join('')}`
}

/** Without spaces, dashes of any kind, dots, and the prefix where it is there. */
function bareCode(text: string): string {
  const letters = text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}_.\u2212]/gu, '')
  return letters.length === CODE_LENGTH + PREFIX.length && letters.startsWith(PREFIX)
    ? letters.slice(PREFIX.length)
    : letters
}

/**
 * The reference that a text states, in its one written form, or null where it is none or mistyped.
 * Takes either case, spaces, look-alike characters, and a missing 'PL-' or dash.
 */
export function parseReference(text: string): string | null {
  const code = [...bareCode(text)].map((letter) => lookAlikes[letter] ?? letter).join('')
  const values = [...code].map((letter) => ALPHABET.indexOf(letter))
  if (values.length !== CODE_LENGTH || values.includes(-1) || weightedSum(values) !== 0) return null
  return `${PREFIX}-${code}`
}
