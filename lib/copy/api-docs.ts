/** Words of the API's readable page. */
export const apiDocs = {
  title: 'The Plumbline API',
  skip: 'Skip to the calls',
  lead: 'Everything that the booking pages and the reception screens do, for programs. Version 1, JSON over HTTP.',
  document: 'The same as an OpenAPI 3.1 document',
  contents: 'On this page',
  how: 'How it works',
  rules: [
    'Times are RFC 3339 with the clinic’s offset. Clinics, services and practitioners are named by the ids that the lists show.',
    'Asking for a time takes two steps: hold it, then ask with what was held. Asking for a free time at once works as well.',
    'Every request for an appointment carries an Idempotency-Key of your own making: sent again with the same key and body, it makes one booking and gets the same answer.',
    'An appointment is read, moved and cancelled with the secret of its link as a Bearer: the `key` of manageUrl. The reference alone shows nothing.',
    'Staff calls take an API key as a Bearer (a manager makes one, with the scopes and the clinics that it is good for), or the session of someone who signed in. A write that carries a cookie of this site must carry an Origin header with this site’s own address.',
    'What is refused is answered as application/problem+json (RFC 9457): a type such as /problems/slot-taken, a title, the status, and for wrong input each field with what to do.',
    'Bodies have at most 64 KiB. Public writes are limited for each address, whatever a key asks for each key; 429 and 503 say with Retry-After how many seconds to wait.',
  ],
  example: 'From a free time to an appointment',
  access: {
    public: 'Anybody', link: 'The patient with the link’s secret, staff, or a key', staff: 'Staff who signed in, or a key',
    scope: (scope: string): string => `with the scope ${scope}`,
  },
  who: 'Who may',
  takes: 'Takes',
  sends: 'Sends, for example',
  answers: 'Answers',
  refuses: 'Refuses with',
  needed: 'needed',
  nothing: 'nothing',
  tags: {
    clinics: 'Clinics', services: 'Services', practitioners: 'Practitioners', slots: 'Free times', holds: 'Holds',
    appointments: 'Appointments', diary: 'Diary', calls: 'Calls', patients: 'Patients', events: 'Live changes',
  } as Readonly<Record<string, string>>,
} as const
