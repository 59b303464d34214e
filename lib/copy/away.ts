/** Whom the words are for. */
export type Audience = 'patient' | 'staff'

/**
 * What happened. `away`: the database doesn't answer, so nothing can be shown. `refused`: something
 * was sent meanwhile, and nothing of it was written. `unsure`: it stopped answering while it was
 * being written. `wrong`: a fault of ours. `wrong-sent`: one while something was being written.
 * `large`, `long`, `unread`: what was sent is too large, more than a form takes, or no form, and
 * nothing of it was written. `foreign`, `unmeasured`, `method`: it came from elsewhere, without its
 * length, or by a method that isn't done there. `guessed`, `pressed`: too many links opened
 * nothing, or too much was sent, and they are to wait.
 */
export type Failure =
  | 'away'
  | 'refused'
  | 'unsure'
  | 'wrong'
  | 'wrong-sent'
  | 'large'
  | 'long'
  | 'unread'
  | 'foreign'
  | 'unmeasured'
  | 'method'
  | 'guessed'
  | 'pressed'

interface Words {
  heading: string
  text: string
}

const unread: Words = {
  heading: 'We couldn’t read what you sent',
  text:
    'It reached us broken or only in part, so nothing was saved. Go back, load the page again and ' +
    'send it once more.',
}

const foreign: Words = {
  heading: 'We couldn’t take what you sent',
  text:
    'It didn’t come from a page of ours, so nothing was saved. Go back, load the page again and ' +
    'send it once more.',
}

const unmeasured: Words = {
  heading: 'We couldn’t read what you sent',
  text:
    'It came without its length, so nothing was saved. Go back, load the page again and send it ' +
    'once more. If that doesn’t help, try another browser.',
}

const pressed: Words = {
  heading: 'Please wait a minute',
  text:
    'That was a lot of presses in a short time, so nothing was saved. Wait a minute, go back and ' +
    'send it again.',
}

const long: Words = {
  heading: 'That’s more than we can take',
  text:
    'What you typed is longer than the form takes, so nothing was saved. Go back, where you’ll ' +
    'usually find it, and shorten it.',
}

const patient: Record<Failure, Words> = {
  away: {
    heading: 'We can’t show this page right now',
    text:
      'Our booking system isn’t answering. It’s nothing you did, and it doesn’t mean ' +
      'that we have no free times. ' +
      'Appointments you’ve already booked are safe. Please try again in a minute.',
  },
  refused: {
    heading: 'We couldn’t save what you sent',
    text:
      'Our booking system isn’t answering, so nothing was saved. Go back, where you’ll ' +
      'usually find what you typed, and send it again in a minute.',
  },
  unsure: {
    heading: 'We can’t tell whether that was saved',
    text:
      'Our booking system stopped answering while it was saving. Go back and send the ' +
      'same form again in a minute: it’s never booked twice.',
  },
  wrong: {
    heading: 'We can’t show this page right now',
    text:
      'Something on our side isn’t working. It’s nothing you did, and it doesn’t mean ' +
      'that we have no free times. ' +
      'Appointments you’ve already booked are safe. Please try again in a minute.',
  },
  'wrong-sent': {
    heading: 'We can’t tell whether that was saved',
    text:
      'Something on our side isn’t working. Go back and send the same form again in a ' +
      'minute: it’s never booked twice.',
  },
  large: {
    heading: 'That’s too large to send',
    text:
      'What you sent is larger than 10 MB, so nothing was saved. Go back, where you’ll usually ' +
      'find what you typed, and send less.',
  },
  long,
  unread,
  foreign,
  unmeasured,
  method: {
    heading: 'This address doesn’t do that',
    text: 'Nothing was saved or changed. Go back, or begin again at our first page.',
  },
  guessed: {
    heading: 'Please wait a minute',
    text:
      'Too many links that open nothing were tried from where you are. Try yours again in a ' +
      'minute, whole, from where we gave it to you.',
  },
  pressed,
}

const staff: Record<Failure, Words> = {
  away: {
    heading: 'Plumbline can’t show this screen right now',
    text:
      'The database isn’t answering. Everything you’ve saved is safe. Look again in a few' +
      ' seconds, and keep notes on paper until then.',
  },
  refused: {
    heading: 'That wasn’t saved',
    text:
      'The database isn’t answering, so nothing was saved. Go back, where you’ll usually ' +
      'find what you typed, and save it again in a few seconds.',
  },
  unsure: {
    heading: 'We can’t tell whether that was saved',
    text:
      'The database stopped answering while it was saving. Open the screen again in a few' +
      ' seconds and check before you save it a second time.',
  },
  wrong: {
    heading: 'Plumbline can’t show this screen right now',
    text:
      'Something went wrong on our side. Everything you’ve saved is safe. Look again. If ' +
      'it stays like this, tell whoever looks after Plumbline for you.',
  },
  'wrong-sent': {
    heading: 'We can’t tell whether that was saved',
    text:
      'Something went wrong on our side. Open the screen again and check before you save ' +
      'it a second time.',
  },
  large: {
    heading: 'That file is too large',
    text:
      'What you sent is larger than 10 MB, so nothing was saved. Go back and choose a smaller ' +
      'file: a photo can be up to 4 MB, a file to import up to 10 MB.',
  },
  long,
  unread,
  foreign,
  unmeasured,
  method: {
    heading: 'This address doesn’t do that',
    text: 'Nothing was saved or changed. Go back and use the buttons on the screen.',
  },
  guessed: {
    heading: 'Please wait a minute',
    text:
      'Too many links that open nothing were tried from where you are. Try yours again in a ' +
      'minute, whole, from where you were given it.',
  },
  pressed,
}

const wordsFor: Record<Audience, Record<Failure, Words>> = { patient, staff }
export const failureWords = (audience: Audience, failure: Failure): Words =>
  wordsFor[audience][failure]

export const failurePage = {
  back: 'Back to the form',
  home: 'To the first page',
  again: { patient: 'Try again', staff: 'Look again' },
  call: 'Or call us: ',
  callPlain: 'You can also call us.',
  urgent: 'If it’s urgent: when to call 999',
  request: (id: string): string => `The number of this request is ${id}.`,
}

/**
 * Said in place, where a form of the staff’s was sent by a script: what was typed stays on the
 * screen.
 */
export const formFailure = {
  large:
    'Not saved: this is larger than 10 MB. What you typed is still here. Choose a smaller file.',
  refused:
    'Not saved: the database isn’t answering. What you typed is still here. Save it ' +
    'again in a few seconds.',
  unsure:
    'We can’t tell whether this was saved: the database stopped answering. Check before' +
    ' you save it a second time. What you typed is still here.',
}
