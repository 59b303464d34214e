/** A link that was lost, and one that was replaced. */

const field = {
  email: 'Email address',
  hint: 'The one you gave when you asked for the time.',
  send: 'Send me the link',
}

export const lostLink = {
  ...field,
  title: 'Lost the link to your appointment?',
  heading: 'Lost the link to your appointment?',
  lead: 'If an appointment to come was booked with your email address, we send its link there.',
  rather: 'Gave no email? Ring us and say your reference. We can see, move or cancel your appointment for you: ',
  askedTitle: 'Look into your email',
  askedHeading: 'Look into your email',
  /** Whoever asks is told the same, known or not. */
  askedLead: 'If an appointment to come is known under that address, its link is on the way. It may take a few minutes.',
  askedText: 'Nothing there? Look where unwanted mail goes, or try another address you may have given. We send at most three messages an hour to one address.',
  again: 'Try another address',
  from: 'Lost the link to your appointment?',
}

export const replacedLink = {
  title: 'This link was replaced',
  heading: 'This link was replaced by a newer one',
  lead: 'It no longer opens anything. The appointment isn’t touched by that: only the link is new.',
  text: 'Look for a later message from us, or have the newest link sent to your email address:',
  ring: 'Or ring us: ',
}
