import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const parsed = (number: string) => parsePhoneNumberFromString(number, 'GB')

/** As people in Britain write it, '0121 496 0123'; a number from abroad with its country's code. */
export function phoneText(number: string): string {
  const known = parsed(number)
  if (!known) return number
  return known.countryCallingCode === '44' ? known.formatNational() : known.formatInternational()
}

/** 'tel:+441214960123' */
export const phoneHref = (number: string): string => `tel:${parsed(number)?.number ?? number.replace(/[^\d+]/g, '')}`
