/** The words of what every screen of the manager's shares. */
export const manage = {
  title: (place: string) => `Manage, ${place}`,
  heading: 'Manage',
  headingSaid: 'The practice, its people and its rules. What you change shows first what it does.',
  label: 'Manage',
  skip: 'Skip to the page',
  parts: {
    messages: { word: 'Messages', said: 'Every email and text, as its reader sees it, and what became of it.' },
    templates: { word: 'Words of messages', said: 'What each kind of message says, with the practice’s own words in place of ours.' },
    people: { word: 'People', said: 'Who signs in, as what and where, with which second factor.' },
  },
}
