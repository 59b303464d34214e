/** One page for a wrong address, a wrong link and a reference that doesn't exist: it says nothing about any of them. */
export const notFound = {
  title: 'There is nothing here',
  heading: 'This address doesn’t open anything',
  text: 'It may have been cut short or mistyped. Links to an appointment are long: try yours again from where we gave it to you, whole.',
  ring: 'Or ring us and say your reference. We can see, move or cancel your appointment for you: ',
  home: 'To the first page',
}

/** The practice is being set up. */
export const notOpen = {
  title: 'Booking isn’t open yet',
  heading: 'Booking isn’t open yet',
  text: 'The practice that books here is being set up. Please come back later, or ring it if you know its number.',
  again: 'Look again',
  staff: 'For the practice: set up or sign in',
}

export const refusedForm = {
  notOpen: 'Booking isn’t open yet: the practice is being set up. Please come back later.',
  foreign: 'This form did not come from our own pages. Please go back, reload the page and send it again.',
  tooLarge: 'That is more than we can take in. Please go back and shorten it.',
  wrongKind: 'We could not read this form. Please go back, reload the page and send it again.',
  tooMany: 'That was a lot of presses in a short time. Please wait a minute, go back and try again.',
}
