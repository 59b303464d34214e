import { phoneText } from './phone'
import { addressLine } from './words'
import type { ClinicView } from '@/lib/core/views'

/** What stands in somebody's calendar: others may see it, so nothing of why they come. */
export const calendar = {
  summary: (clinic: Pick<ClinicView, 'name'>): string => `Appointment at ${clinic.name}`,
  location: (clinic: Pick<ClinicView, 'name' | 'address' | 'postcode'>): string => `${clinic.name}, ${addressLine(clinic)}`,
  description: (reference: string, clinic: Pick<ClinicView, 'phone'>): string =>
    `Reference ${reference}. To move or cancel it, use the link that you were given, or ring ${phoneText(clinic.phone)}.`,
  fileName: (reference: string): string => `appointment-${reference.toLowerCase()}.ics`,
}
