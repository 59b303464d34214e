/** The words of what every screen of the manager's shares. */
export const manage = {
  title: (place: string) => `Manage, ${place}`,
  heading: 'Manage',
  headingSaid: 'The practice, its people and its rules. What you change shows first what it does.',
  label: 'Manage',
  skip: 'Skip to the page',
  parts: {
    messages: { word: 'Messages', said: 'Every email and text, as its reader sees it, and what became of it.' },
    events: { word: 'Events', said: 'Who did and who saw what: by patient, by member of staff, by time. Whose data an account saw.' },
    retention: { word: 'Retention', said: 'How long records are kept, who is due to be erased, and who comes due.' },
    records: { word: 'What is kept', said: 'What each column of the database is for, on what basis it is kept, and how long.' },
    templates: { word: 'Words of messages', said: 'What each kind of message says, with the practice’s own words in place of ours.' },
  },
}
