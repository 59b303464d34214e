import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const known = new Map<string, string>()
const mostKnown = 5_000

/** '07700 900417' for a British number, '+33 1 …' for any other: how it is read out and dialled by hand. */
export function phoneWords(e164: string): string {
  const before = known.get(e164)
  if (before !== undefined) return before
  const phone = parsePhoneNumberFromString(e164)
  const written = !phone ? e164 : phone.countryCallingCode === '44' ? phone.formatNational() : phone.formatInternational()
  if (known.size >= mostKnown) known.clear()
  known.set(e164, written)
  return written
}
