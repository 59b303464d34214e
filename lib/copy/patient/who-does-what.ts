/*
 * FOR A CLINICIAN'S SIGN-OFF, like safety.ts: it says who may be a good start, and never what somebody has.
 */
const registers: Record<string, string> = {
  GOsC: 'General Osteopathic Council', HCPC: 'Health and Care Professions Council', BAcC: 'British Acupuncture Council',
}

export const whoDoesWhat = {
  title: 'Who does what',
  heading: 'Who does what',
  lead: 'All three examine you first, tell you plainly what they think, and send you on where somebody else can help more. If you aren’t sure, start with whoever is free soonest.',
  professions: 'Three ways to treat a back',
  register: (register: string): string => `Registered with the ${registers[register] ?? register}.`,
  seeTimes: (profession: string, place: string): string => `${profession} in ${place}`,
  hurts: 'Where it hurts',
  places: [
    { id: 'neck', read: 'posture-and-work', name: 'Neck', text: 'Stiff or sore after sleep, screens or a knock: an osteopath or a physiotherapist is a good start. Acupuncture is often used beside it when the muscles won’t let go, or for headaches that start in the neck.' },
    { id: 'shoulders', read: 'posture-and-work', name: 'Between the shoulders', text: 'Mostly from how we sit and carry. An osteopath works on what is stiff; a physiotherapist finds the exercises that keep it from coming back. With chest pain or breathlessness, call 999.' },
    { id: 'lower-back', read: 'back-pain', name: 'Lower back', text: 'The most common of all, and rarely dangerous. Any of the three can help. If it keeps coming back, a physiotherapist’s plan is worth the time.' },
    { id: 'sciatica', read: 'sciatica', name: 'Sciatica', text: 'Pain that runs from the back or buttock down one leg. An osteopath or a physiotherapist can examine the nerve and the strength of the leg. If both legs are weak or numb, or you have trouble peeing, that is for A&E, not for us.' },
    { id: 'pregnancy', read: 'pregnancy', name: 'Back pain in pregnancy', text: 'Ask for a visit made for it: we then show only practitioners trained to treat during pregnancy and the months after birth. Say so when you book; it is one optional question.' },
  ],
  guide: 'More on what hurts, what helps and what the words mean: ',
  book: 'Book a time',
}
