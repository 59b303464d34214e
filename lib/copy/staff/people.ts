/** The words of the accounts that a manager sees to. */
export const people = {
  title: 'People – Plumbline',
  heading: 'People',
  all: 'Everybody who signs in',
  name: 'Name', email: 'Work email', roles: 'Works as', factor: 'Second factor', state: 'State',
  factors: { app: 'App', passkeys: (count: number) => (count === 1 ? '1 passkey' : `${count} passkeys`), none: 'None' },
  states: { open: 'Open', disabled: 'Shut', invited: (until: string) => `Invited, until ${until}`, reset: 'Link for a new password sent' },
  everywhere: 'Manager, everywhere',
  roleAt: (role: string, place: string) => `${role}, ${place}`,
  practitioner: 'Who of the practitioners', nobody: 'Nobody',
  inviteHeading: 'Invite somebody', invite: 'Invite', nameMissing: 'Enter a name.',
  rolesHeading: 'What they work as', save: 'Save the roles',
  resetPassword: 'Mail a link for a new password', inviteAgain: 'Mail the invitation again', resetFactor: 'Take the second factor away', disable: 'Shut the account', enable: 'Open the account again',
  endSessions: (count: number) => (count === 1 ? 'End their session' : `End their ${count} sessions`), noSessions: 'They are not signed in.',
  hand: 'No mail server is set. Hand this link over yourself; it works once:',
  close: 'Close',
  done: { invited: 'Invited.', roles: 'The roles are saved. Their sessions have ended.', link: 'The link is on its way.', factor: 'The second factor is taken away, and they are told.', disabled: 'The account is shut.', enabled: 'The account is open again.', ended: 'Their sessions have ended.' },
}
