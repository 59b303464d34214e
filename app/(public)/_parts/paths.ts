/** Every address of the patient's pages, in one place; the steps' own are made by `stepPath`. */
const withKey = (path: string, key: string, extra: Record<string, string> = {}): string =>
  `${path}?${new URLSearchParams({ key, ...extra })}`

const appointment = (reference: string): string => `/appointments/${reference}`

export const paths = {
  home: '/',
  whoDoesWhat: '/who-does-what',
  prices: '/prices',
  privacy: '/privacy',
  accessibility: '/accessibility',
  staff: '/signin',
  clinic: (id: string): string => `/clinics/${id}`,
  emergency: '/book/emergency',
  ringMeBack: (extra: Record<string, string> = {}): string => {
    const query = new URLSearchParams(extra)
    return query.size > 0 ? `/ring-me-back?${query}` : '/ring-me-back'
  },
  askRingBack: '/ring-me-back/ask',
  ringBackAsked: (id: string): string => `/ring-me-back/asked?${new URLSearchParams({ id })}`,
  requested: '/book/requested',
  answerSafety: '/book/safety/answer',
  chooseService: '/book/service/choose',
  hold: '/book/time/hold',
  saveDetails: '/book/details/save',
  extendHold: '/book/details/extend',
  ask: '/book/check/ask',
  joinList: '/waiting-list/join',
  joined: '/waiting-list/joined',
  askSooner: '/waiting-list/sooner/ask',
  sooner: (reference: string, key: string, extra: Record<string, string> = {}): string =>
    `/waiting-list/sooner?${new URLSearchParams({ reference, key, ...extra })}`,
  offer: (secret: string, extra: Record<string, string> = {}): string => {
    const query = new URLSearchParams(extra)
    return `/offers/${secret}${query.size > 0 ? `?${query}` : ''}`
  },
  reminders: (secret: string): string => `/unsubscribe/${secret}`,
  setReminders: (secret: string, to: 'stop' | 'start'): string => `/unsubscribe/${secret}/${to}`,
  answerOffer: (secret: string, answer: 'take' | 'decline' | 'leave'): string => `/offers/${secret}/${answer}`,
  appointment: (reference: string, key: string, extra?: Record<string, string>): string => withKey(appointment(reference), key, extra),
  move: (reference: string, key: string, extra?: Record<string, string>): string =>
    withKey(`${appointment(reference)}/move`, key, extra),
  moveTo: (reference: string): string => `${appointment(reference)}/move/to`,
  cancel: (reference: string, key: string): string => withKey(`${appointment(reference)}/cancel`, key),
  cancelNow: (reference: string): string => `${appointment(reference)}/cancel/now`,
}
