export const trouble = {
  title: 'Something is wrong',
  heading: 'This page can’t be shown just now',
  text: 'Something on our side isn’t working. It has nothing to do with what you did, and it doesn’t mean that no times are free. Nothing you asked for is lost.',
  again: 'Try again',
  ring: 'Or ring us: ',
  ringPlain: 'You can also ring us.',
  home: 'To the first page',
}

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
  trouble: (phone: string | null) => 'Something on our side isn’t working, so this did not reach us. Please go back: what you typed is still there. '
    + `Try again in a moment, or ring us${phone === null ? '' : `: ${phone}`}.`,
  tooMany: 'That was a lot of presses in a short time. Please wait a minute, go back and try again.',
}
