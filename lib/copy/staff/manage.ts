/** The words of what every screen of the manager's shares. */
export const manage = {
  title: (place: string) => `Manage, ${place}`,
  heading: 'Manage',
  headingSaid: 'The practice, its people and its rules. What you change shows first what it does.',
  label: 'Manage',
  skip: 'Skip to the page',
  parts: {
    clinics: { word: 'Clinics', said: 'Address, opening hours by season, rooms, and how to get in.' },
    practitioners: { word: 'Practitioners', said: 'Who treats: registration, professions, skills, services, and what patients read about them.' },
    services: { word: 'Services', said: 'What can be booked: length, price, for whom, and by whom.' },
    policies: { word: 'Rules', said: 'Notice, calls, changes and reminders, each with what it does.' },
    rotas: { word: 'Rotas', said: 'Who works where and when. A week to draw on; what a change does is shown before it is saved.' },
    closures: { word: 'Closures', said: 'Days and hours on which a clinic is shut, and bank holidays.' },
    messages: { word: 'Messages', said: 'Every email and text, as its reader sees it, and what became of it.' },
    absences: { word: 'Time away', said: 'Who asked to be away, and what it would do; who is away already.' },
    events: { word: 'Events', said: 'Who did and who saw what: by patient, by member of staff, by time. Whose data an account saw.' },
    retention: { word: 'Retention', said: 'How long records are kept, who is due to be erased, and who comes due.' },
    records: { word: 'What is kept', said: 'What each column of the database is for, on what basis it is kept, and how long.' },
    templates: { word: 'Words of messages', said: 'What each kind of message says, with the practice’s own words in place of ours.' },
    import: { word: 'Import', said: 'Patients and appointments to come from another system: looked at first, then taken all at once.' },
    figures: { word: 'Figures', said: 'How full the diaries were, how fast requests were confirmed, who did not come: by week, month and quarter.' },
  },
}
