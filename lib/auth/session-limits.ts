/** How long a sign-in lasts: after the last thing its person did, and altogether. */
export const idleMinutes = 15
export const longestHours = 12

export const idleMs = idleMinutes * 60_000
export const longestMs = longestHours * 3_600_000
/** That someone is there is written at most this often. */
export const seenEveryMs = 60_000
