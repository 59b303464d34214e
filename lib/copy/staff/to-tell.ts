import type { TellEntry } from '@/lib/core/change-view'
import { plural } from './words'

export const toTell = {
  skip: 'Skip to the list',
  title: (count: number, place: string): string => `${count} to tell, ${place} – Plumbline`,
  heading: (count: number): string => `${count} to tell`,
  newChange: 'A day has to change',
  region: 'Those to be told',
  caption: 'Those whose appointment the practice changed, the soonest first',
  columns: ['Patient', 'Was', 'Is now'],
  unreached: 'Couldn’t reach',
  undecided: 'Nobody is there: move or cancel it',
  cancelled: 'Cancelled',
  notConfirmed: 'not confirmed yet',
  with: (who: string): string => `with ${who}`,
  tried: (when: string, by: string | null): string => `tried ${when}${by ? `, ${by}` : ''}`,
  prefers: { phone: 'by phone', text: 'likes a text', email: 'likes an email' } as Record<string, string>,
  askFor: (name: string): string => `ask for ${name}`,
  say: 'What to say',
  first: 'First who it is. To anyone else, say nothing of the clinic.',
  what: 'How were they told?',
  byPhone: 'Told by phone',
  byMessage: 'Told by message',
  couldNot: 'Couldn’t reach',
  giveUp: 'Close it, nobody tries any more',
  giveUpFor: (name: string): string => `Close it, nobody tries to reach ${name} any more`,
  move: 'Find another time',
  cancel: 'Cancel it',
  decideFirst: 'Ring, agree on another time or cancel. They stay on the list until they have been told.',
  choose: 'Somebody from the list, to see what to say.',
  open: (name: string): string => `${name}: what to say`,
  done: 'Everybody has been told.',
  doneSaid: 'When a day changes, whoever is concerned stands here until told.',
  toDiary: 'Back to the diary',
  more: 'There are more than are shown here.',
  summary: ({ moved, cancelled, left }: { moved: number; cancelled: number; left: number }): string =>
    `Applied: ${moved} moved, ${cancelled} cancelled, ${left} left to be decided.`,
  gone: 'That one is not on the list any more.',
  waiting: (count: number): string => plural(count, 'person', 'people'),
}

/** The sentence, once it is clear who is on the line. */
export function sayChange(entry: Pick<TellEntry, 'why' | 'undecided'>, told: { was: string; now: string | null; place: string }): string {
  const { was, now, place } = told
  if (entry.undecided) return `I’m sorry, we have to change your appointment ${was} in ${place}. May I offer you another time?`
  if (now === null) return `I’m sorry, we have had to cancel your appointment ${was} in ${place}. May I find you another time?`
  return `I’m sorry, we have had to change your appointment ${was}. It is now ${now} in ${place}. Does that suit you?`
}
