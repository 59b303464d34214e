export const prices = {
  title: 'Prices',
  heading: 'Prices',
  lead: 'You pay on the day, by card or cash. Booking, moving and cancelling in time cost nothing.',
  perVisit: (minutes: number): string => `${minutes} minutes`,
  byPhone: 'By phone only.',
  late: (hours: number): string => `If you can’t come, move or cancel it up to ${hours} hours before. After that, please ring us, so that somebody else can have the time.`,
  book: 'See free times',
}

interface Section {
  heading: string
  paragraphs: string[]
}

/** Which notice this is: raised whenever its words change, since it is kept with each request (a test holds the two together). */
const privacyVersion = '2026-09-14'

export const privacy: { version: string; title: string; heading: string; lead: string; sections: (practice: string) => Section[]; ring: string } = {
  version: privacyVersion,
  title: 'Your privacy',
  heading: 'Your privacy',
  lead: 'What this site keeps about you, what for, and what it doesn’t.',
  sections: (practice) => [
    { heading: 'What we keep', paragraphs: [
      'When you ask for a time: your name, phone number and date of birth; your email address and a few words on what brings you, if you give them; who booked for you, if somebody did; and whether you are pregnant, if you say so.',
      'When you ask to be rung: the name and number you give, when suits you, and what it is about, if you say so.',
      'When you have a link to “My appointments” sent: the address it goes to, for a day.',
      'When you answer the questions before a visit: your answers about your health, whom to ring in an emergency, and what you agreed to. Only you, by your link, and the practitioner who treats you can read them; reception sees that you have answered, and which warning sign you said yes to, so that they can ring you.',
      'With it we keep the appointment itself and a record of what happened to it and who looked at it, so that mistakes can be found.',
    ] },
    { heading: 'What for', paragraphs: [
      `To ring you, to treat you, and to keep the records that health professions must keep. ${practice} is responsible for it. Nobody else gets it, and nothing is used for advertising.`,
    ] },
    { heading: 'What we don’t keep', paragraphs: [
      'Your answer to the safety question before you book. We keep only that it was asked.',
      'What you type before you ask for a time is kept for two hours, so that nothing is lost when you go back, and is then deleted.',
    ] },
    { heading: 'Cookies', paragraphs: [
      'One, when you choose a visit or a time or put something right in a form: it ties what you type to your browser and ends when you close it. Another, if you open “My appointments”: it ends when you leave, or when you close the browser. No cookies of others, no counting of visitors, nothing loaded from elsewhere.',
      'Another when you look for something in the guide: it carries your words to the page of results, sealed so that only we can read them, and is good for half an hour. We keep no list of what is looked for.',
    ] },
    { heading: 'Your rights', paragraphs: [
      'You may have a copy of everything we keep about you, have mistakes put right, have erased what we needn’t keep, and complain to the Information Commissioner’s Office (ico.org.uk). Ring us, or ask at the clinic.',
    ] },
    { heading: 'How long', paragraphs: [
      'Health professions must keep their records for eight years after the last treatment; a child’s until their 25th birthday, or their 26th if they were 17 when treatment ended. After that we erase who it was by ourselves. Of somebody who asked for a time and never came, we erase it sooner, as a rule after a year.',
    ] },
    { heading: 'This notice', paragraphs: [
      `This is version ${privacyVersion}. We keep with each request which version was shown.`,
    ] },
  ],
  ring: 'Ring ',
}

export const accessibility: { title: string; heading: string; lead: string; sections: Section[]; ring: string } = {
  title: 'Accessibility',
  heading: 'Accessibility',
  lead: 'Everybody should be able to book here. If something gets in your way, ring us: we book for you, and put it right.',
  sections: [
    { heading: 'How it is made', paragraphs: [
      'The site is built to the Web Content Accessibility Guidelines 2.2, level AA, with text at a contrast of seven to one. It works by keyboard alone, with a screen reader, with text at twice its size, on a screen 320 pixels wide, in your system’s dark or high-contrast colours, and with scripts turned off.',
    ] },
    { heading: 'How it is checked', paragraphs: [
      'Each page is checked by a machine whenever the site changes, and the whole way of booking is walked through by keyboard. A machine finds only part of what can be wrong, so please tell us what it missed.',
    ] },
    { heading: 'What you may run into', paragraphs: [
      'A time is kept for ten minutes while you fill in your details. You can have ten minutes more, once, with one press; and if they run out, nothing that you typed is lost.',
      'The clinics’ pages link to a map on another site, which may not be as easy to use. The address and the way in are always given in words as well.',
    ] },
  ],
  ring: 'Ring ',
}
