/** The words of the test message that a manager sends to see whether messages go out. */
export const testMessage = {
  subject: (practice: string): string => `Test message from ${practice}`,
  paragraphs: (practice: string): string[] => [
    `This is a test. ${practice} sent it to see whether its emails go out.`,
    'You don’t have to do anything. No appointment has changed.',
  ],
  sent: 'Sent',
  when: (day: string, time: string): string => `${day} at ${time}`,
  button: 'Open our website',
  footer: (practice: string): string => `A manager of ${practice} typed in this address. If that wasn’t you, you can delete this email.`,
  text: (practice: string, when: string): string => `${practice}: this is a test, sent ${when}. You don’t have to do anything.`,
}
