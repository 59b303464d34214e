export const door = {
  title: 'Sign in – Plumbline',
  skip: 'Skip to signing in',
  greeting: (minuteOfDay: number): string =>
    minuteOfDay < 720 ? 'Good morning.' : minuteOfDay < 1080 ? 'Good afternoon.' : 'Good evening.',
  ask: 'Sign in to open the day.',
  email: 'Work email',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  submit: 'Sign in',
  forgotten: 'Forgotten it? A manager can give you a new one. After 15 minutes without a key or a click this computer signs you out by itself.',
  emailMissing: 'Enter your work email, such as name@example.org.',
  passwordMissing: 'Enter your password.',
}

export const signedOut = {
  title: 'Signed out – Plumbline',
  idleHeading: 'You were signed out',
  idle: 'Nobody touched this computer for 15 minutes, so it closed the screen. Names and numbers are hidden until you are back.',
  kept: ['Kept:', 'the page you were on.'],
  letGo: ['Let go:', 'a call you had claimed. It goes back on the list when its five minutes are over.'],
  carryOn: 'Sign in and carry on where I was',
  heading: 'You are signed out',
  said: 'Nothing of the practice is left on this screen.',
  again: 'Sign in again',
}

export const idle = {
  heading: 'Are you still there?',
  said: 'Nobody has touched this computer for 14 minutes. It signs you out in',
  stay: 'Stay signed in',
  leave: 'Sign out now',
}
