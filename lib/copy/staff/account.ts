/** The words of one's own account, of the second step at the door, and of setting a password. */
export const account = {
  title: 'Your account – Plumbline',
  heading: 'Your account',
  skip: 'Skip to your account',
  back: 'Back to work',
  demanded: 'Your practice asks everybody for a second factor. Set one up here, an app or a passkey; then the rest opens.',
  done: {
    password: 'Your password is changed. Whoever was signed in elsewhere is signed out there.', app: 'The app is set up. From now on a code is asked for as well.',
    passkey: 'The passkey is added. It signs you in by itself.', 'passkey-gone': 'The passkey is taken away.', ended: 'Ended.', proved: 'Thank you. For ten minutes nothing more is asked.',
  },
  prove: {
    heading: 'Is it you?', said: 'For what is sensitive your password or a passkey is asked for again, and then not for ten minutes.',
    password: 'Your password', submit: 'It is me', passkey: 'Show it by a passkey',
  },
  password: {
    heading: 'Password', now: 'Password now', next: 'New password', hint: 'At least 12 characters. Three or four words that have nothing to do with each other are good; spaces may stand between them.',
    submit: 'Change the password', missing: 'Enter your password.', short: 'Choose at least 12 characters.', long: 'Choose at most 256 characters.',
  },
  app: {
    heading: 'Authenticator app', none: 'None is set up.', since: (day: string) => `Set up on ${day}.`, again: 'Set up another phone',
    said: 'Scan this with an authenticator app, or type the secret into it. Then enter the six figures that it shows.',
    picture: 'QR code with the same secret', secret: 'Secret', code: 'Code that the app shows', submit: 'Set up the app', codeMissing: 'Enter the code.',
    first: 'Show first that it is you: above.',
  },
  codes: {
    heading: 'Recovery codes', left: (count: number) => (count === 1 ? 'One is left.' : `${count} are left.`), none: 'You have none. Make some for when your phone is lost.',
    make: 'Make ten new codes', said: 'Each works once in place of the app’s code. They are shown this once: print them or write them down. Those before are over.',
  },
  passkeys: {
    heading: 'Passkeys', said: 'A passkey is your device’s lock: a finger, a face or a PIN. It signs you in without password and code.', none: 'None yet.',
    name: 'What you call it, such as “desk computer”', nameMissing: 'Give it a name.', add: 'Add a passkey', drop: (name: string) => `Take away ${name}`,
    used: (day: string) => `last used on ${day}`, unused: 'not used yet', failed: 'No passkey was made. Try again, or use another device.',
  },
  sessions: {
    heading: 'Where you are signed in', own: 'This one', since: (from: string, seen: string) => `Since ${from}, last seen ${seen}`, end: 'End it', others: 'End all the others',
  },
  workAs: (role: string) => `Work as ${role.toLowerCase()}`,
}

export const doorSteps = {
  codeTitle: 'Code – Plumbline', codeHeading: 'And the code', codeSaid: 'Enter the six figures that your authenticator app shows, or one of your recovery codes.', code: 'Code', codeSubmit: 'Sign in', codeMissing: 'Enter the code.',
  passkey: 'Use a passkey', passkeyFailed: 'The passkey could not be used. Use your email and password.', startAgain: 'Begin again',
  forgot: 'Mail me a link for a new password', forgotTitle: 'New password – Plumbline', forgotHeading: 'A new password',
  forgotSaid: 'Enter your work email. If it has an account here, a link comes by mail; it works once, for an hour.', forgotSubmit: 'Mail me the link',
  forgotDone: 'If that address has an account, the link is on its way.',
  setTitle: 'Choose a password – Plumbline', setHeading: 'Choose a password', setSubmit: 'Keep this password', setDone: 'Your password is kept. Sign in with it.',
  overHeading: 'This link is over', over: 'It was used already, or is too old. Ask your manager for another, or have one mailed.', toDoor: 'To sign in',
}
