import { accounts } from './accounts'
import { clock } from './clock'
import type { Rows } from './fixture'
import { imports } from './imports'
import { looks } from './looks'
import { manage } from './manage'
import { patients } from './patients'
import { reception } from './reception'
import { wordsAndKeys } from './words'

/** Every use-case that writes, by its name; one that is asked in several ways has more rows. */
export const rows: Rows = {
  ...patients,
  ...reception,
  ...manage,
  ...wordsAndKeys,
  ...accounts,
  ...imports,
  ...looks,
  ...clock,
}

const signs = 'an authenticator has to sign'
const counts = 'it counts tries, and nothing else'
/** The refusal stands whether or not it could be written down (security.test.ts). */
const noted = 'whoever was refused is refused, whatever becomes of the note of it'
const once = 'it is over once a practice is set up (set-up.test.ts)'

/** Those that can't be asked like this, and why. They write by `transact` as the others do. */
export const aside: Readonly<Record<string, string>> = {
  addPasskey: signs,
  enterWithPasskey: signs,
  proveByPasskey: signs,
  countAsk: counts,
  mayAnswer: counts,
  noteSecurity: noted,
  noteRefusal: noted,
  noteForeign: noted,
  offerSetUp: once,
  makeFirstManager: once,
  setFirstRota: once,
  completeSetUp: once,
}
