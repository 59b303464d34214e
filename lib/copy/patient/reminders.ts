/** The page that stops reminders. */
export const reminders = {
  title: 'Reminders',
  on: {
    heading: 'Stop reminders?',
    lead: 'We remind you three days and one day before each appointment. If you would rather not be reminded, press the button.',
    button: 'Stop reminders',
  },
  off: {
    heading: 'We no longer remind you',
    lead: 'You still hear from us when an appointment is confirmed, moved or cancelled.',
    button: 'Remind me again',
  },
  ring: 'Questions? Ring ',
}
