/** The words to say. Who is on the line comes first: to anybody else the clinic isn't named. */
export const script = {
  hello: (minuteOfDay: number): string =>
    minuteOfDay < 720 ? 'Good morning' : minuteOfDay < 1080 ? 'Good afternoon' : 'Good evening',
  maySpeak: ', may I speak to ',
  itIs: '? It’s ',
  proveAge: '. Could you give me your date of birth?',
  proveName: '. Could you give me your full name?',
  forOther: (patient: string): string => `. It’s about something you asked for on behalf of ${patient}. Could you give me the date of birth?`,
  askedFor: 'You asked for ',
  whenWhoWhere: (when: string, who: string, place: string): string => `${when} with ${who} in ${place}`,
  confirm: '. Can I confirm that for you?',
}
