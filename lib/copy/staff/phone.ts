import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** '07700 900417' for a British number, '+33 1 …' for any other: how it is read out and dialled by hand. */
export function phoneWords(e164: string): string {
  const phone = parsePhoneNumberFromString(e164)
  if (!phone) return e164
  return phone.countryCallingCode === '44' ? phone.formatNational() : phone.formatInternational()
}
