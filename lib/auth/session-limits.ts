/** How long a sign-in lasts: after the last thing its person did, and altogether. */
export const idleMinutes = 15
export const longestHours = 12

export const idleMs = idleMinutes * 60_000
export const longestMs = longestHours * 3_600_000
/** That someone is there is written at most this often. */
export const seenEveryMs = 60_000

/** How long after a password or a passkey what is sensitive may be done without another one. */
export const recentMs = 10 * 60_000
/** Between the password and the code. */
export const halfMs = 10 * 60_000
/** How long a browser is known after somebody signed in on it. */
export const deviceMs = 180 * 24 * 3_600_000
/** Links with which staff set a password. */
export const inviteMs = 7 * 24 * 3_600_000
export const resetMs = 3_600_000

/** A patient's, opened by a one-time link: it may be a shared computer. */
export const mailboxIdleMs = 30 * 60_000
export const mailboxLongestMs = 4 * 3_600_000
/** How long a one-time link is good for. */
export const signInLinkMs = 15 * 60_000
