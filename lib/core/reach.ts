import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Ringing, TellBy } from './patient-view'

/** Which of a patient's numbers may be rung, and how they are told where none may. */

/** What a record says of reaching its patient; numbers in E.164. */
export interface Reachable {
  phone: string
  otherPhone: string | null
  ringing: Ringing
  tellBy: TellBy
}

/** Ofcom's numbers for drama, which no telephone plan knows the kind of. */
const dramaMobile = /^\+447700900\d{3}$/
const dramaLandline = /^\+44(?:1632960|2079460|1214960)\d{3}$/
const landlines: readonly (string | undefined)[] = ['FIXED_LINE', 'VOIP', 'UAN', 'SHARED_COST', 'TOLL_FREE', 'PREMIUM_RATE']

/**
 * Whether the number (E.164) rings in a house or an office. One whose plan doesn't tell (the United States') doesn't
 * count.
 */
export function isLandline(number: string): boolean {
  if (dramaMobile.test(number)) return false
  return dramaLandline.test(number) || landlines.includes(parsePhoneNumberFromString(number)?.getType())
}

/** What may be dialled, the main number first; or why nothing may. */
export type MayRing = { numbers: [string, ...string[]]; why: null } | { numbers: []; why: 'never' | 'landline' }

/** A patient who asked not to be rung isn't; one who asked for their mobile alone isn't rung on a landline. */
export function mayRing(patient: Pick<Reachable, 'phone' | 'otherPhone' | 'ringing'>): MayRing {
  if (patient.ringing === 'never') return { numbers: [], why: 'never' }
  const all = [...new Set([patient.phone, ...(patient.otherPhone === null ? [] : [patient.otherPhone])])]
  const [first, ...more] = patient.ringing === 'mobile' ? all.filter((number) => !isLandline(number)) : all
  return first === undefined ? { numbers: [], why: 'landline' } : { numbers: [first, ...more], why: null }
}

/** Where a text would reach them: the first number that isn't a landline. */
export const textNumber = ({ phone, otherPhone }: Pick<Reachable, 'phone' | 'otherPhone'>): string | null =>
  [phone, otherPhone].find((number) => number !== null && !isLandline(number)) ?? null
