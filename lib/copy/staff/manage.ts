/** The words of what every screen of the manager's shares. */
export const manage = {
  title: (place: string) => `Manage, ${place}`,
  heading: 'Manage',
  headingSaid: 'The practice, its people and its rules. What you change shows first what it does.',
  label: 'Manage',
  skip: 'Skip to the page',
  parts: {
    rotas: { word: 'Rotas', said: 'Who works where and when. A week to draw on; what a change does is shown before it is saved.' },
    closures: { word: 'Closures', said: 'Days and hours on which a clinic is shut, and bank holidays.' },
    messages: { word: 'Messages', said: 'Every email and text, as its reader sees it, and what became of it.' },
    absences: { word: 'Time away', said: 'Who asked to be away, and what it would do; who is away already.' },
    templates: { word: 'Words of messages', said: 'What each kind of message says, with the practice’s own words in place of ours.' },
  },
}
