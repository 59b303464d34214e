import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Ofcom's numbers for drama, which no telephone plan counts as valid; demonstrations and tests use them. */
const drama = /^\+44(?:7700900|1632960|2079460|1214960)\d{3}$/

/**
 * The number in E.164, or null where it is none that can be rung. Takes any way of writing it: with spaces, dashes,
 * dots, brackets, '+44', '0044', '(0)', in full-width digits. Without a country's code it is a British number.
 */
export function parsePhone(text: string): string | null {
  if (text.length > 60) return null
  const parsed = parsePhoneNumberFromString(text.normalize('NFKC'), 'GB')
  if (!parsed || parsed.ext !== undefined) return null
  return parsed.isValid() || drama.test(parsed.number) ? parsed.number : null
}
