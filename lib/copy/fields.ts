/** What a person is told about a field that is missing or wrong: what to do, not what they did. */
export const fieldWords = {
  name: {
    empty: 'Enter a name',
    long: 'A name can have at most 200 characters',
    controls: 'A name can only have letters, marks, spaces and symbols, on one line',
  },
  phone: 'Enter a phone number that we can ring, such as 07700 900123',
  email: 'Enter an email address in the right form, such as name@example.org',
  day: 'Enter a real date as year-month-day, such as 2026-08-06',
  bornLater: 'A date of birth must be in the past',
  instant: 'Enter a time with its offset, such as 2026-08-06T17:30:00+01:00',
  reason: {
    long: 'Say it in at most 2,000 characters',
    controls: 'Take out the characters that cannot be shown',
  },
  note: {
    long: 'A note can have at most 2,000 characters',
    controls: 'Take out the characters that cannot be shown',
  },
  slug: 'Give one of the ids that the lists show',
  uuid: 'Give an id as it was handed out',
  reference: 'Enter a reference such as PL-7K4M6G',
  secret: 'Give the secret as it was handed out',
  choice: 'Choose one of the listed values',
  version: 'Give the version as it was handed out',
} as const
