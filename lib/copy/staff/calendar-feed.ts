/** What stands in a practitioner's own calendar: others may see it, so initials at most, and nothing of what for. */
export const calendarFeed = {
  name: (who: string): string => `${who}, Plumbline`,
  summary: (initials: string, tentative: boolean): string => (tentative ? `${initials} (not confirmed)` : initials),
  away: 'Away',
}
