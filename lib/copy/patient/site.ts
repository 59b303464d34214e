import { listOf } from './words'

export const site = {
  description:
    'Ask for a time with an osteopath, physiotherapist or acupuncturist. The time is yours from the moment you ask; we ring to confirm it.',
  preview: 'A spine and a plumb line, and the words: Pick a time. We’ll ring to confirm it.',
  title: (page: string, clinics: string[]): string => `${page}: ${listOf(clinics)}`,
  skip: 'Skip to the main part',
  nav: 'Site',
  book: 'Book',
  whoDoesWhat: 'Who does what',
  guide: 'Back pain guide',
  prices: 'Prices',
  ring: 'Ring us',
  ringHidden: 'Ring us: ',
  back: 'Back',
  about: 'About this site',
  mapAndParking: 'Map and parking',
  mapAndParkingFor: (place: string): string => ` for ${place}`,
  privacy: 'Your privacy',
  accessibility: 'Accessibility',
  forStaff: 'For staff',
}

export const steps = {
  label: 'Steps of your booking',
  clinic: 'Clinic',
  safety: 'Safety',
  service: 'What for',
  time: 'Time',
  details: 'Your details',
  check: 'Check and ask',
  count: (n: number, of: number): string => `Step ${n} of ${of}`,
  titleCount: (n: number): string => ` (step ${n} of 6)`,
  backHidden: ', done, go back to change it: ',
  passed: 'None of these signs',
}

export const problemTitle = (page: string): string => `Problem: ${page}`
