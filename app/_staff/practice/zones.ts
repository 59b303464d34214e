/** Where a practice may be: the clocks of these islands and of the countries around them. */
export const zonesToChoose = [
  'Europe/London', 'Europe/Dublin', 'Europe/Jersey', 'Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Gibraltar', 'Atlantic/Bermuda', 'Europe/Lisbon', 'Europe/Madrid', 'Europe/Paris', 'Europe/Brussels',
  'Europe/Amsterdam', 'Europe/Berlin', 'Europe/Zurich', 'Europe/Rome', 'Europe/Athens', 'Asia/Nicosia', 'Europe/Malta', 'Asia/Dubai', 'America/New_York', 'Australia/Sydney', 'Pacific/Auckland',
] as const
