import { plural } from './words'

/** The words of Manage › Health around those of the checks. */
export const health = {
  title: (place: string): string => `Health, ${place} – Plumbline`,
  heading: 'Health',
  allWell: 'Everything that we can see is working.',
  wrong: (count: number): string =>
    `${plural(count, 'thing needs', 'things need')} attention. Each one says what to do.`,
  hint:
    'Looked at just now, on the server that showed you this page. Where it says “on the server”,' +
    ' ask whoever looks after it: npm run doctor says the same there.',
  states: { wrong: 'Wrong', well: 'Well', unknown: 'Not known' },
  next: 'What to do:',
  note: (count: number): string =>
    `${plural(count, 'thing is', 'things are')} wrong with the server.`,
  noteLabel: 'About the server',
  noteLink: 'See what to do',
}
