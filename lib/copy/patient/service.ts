import { withArticle } from './words'

export const service = {
  title: 'What for',
  heading: 'What would you like to come for?',
  sub: (profession: string, place: string): string => `${profession} at ${place}. You pay on the day, by card or cash.`,
  legend: 'Choose a visit',
  new: 'New to us',
  returning: 'Been before',
  any: 'New to us or been before',
  forPregnancy: 'During pregnancy and after birth',
  pregnant: 'Are you pregnant, or were you in the last six months?',
  optional: '(optional)',
  pregnantHint: (plural: string): string => `If you say yes, we show only ${plural.toLowerCase()} trained for it.`,
  no: 'No',
  yes: 'Yes',
  skip: 'I’d rather not say',
  continue: 'Continue',
  unanswered: 'Choose what you would like to come for',
  better: 'There are visits made for this',
  betterText: 'You said that you are or were lately pregnant. The first visits below are planned for that. Choose one of them, or keep the one you chose: either way you see somebody trained for it.',
  none: (profession: string, place: string): string => `No visit with ${withArticle(profession)} at ${place} can be booked online just now. Please ring us: `,
}
