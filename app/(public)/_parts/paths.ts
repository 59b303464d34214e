/** Every address of the patient's pages, in one place; the steps' own are made by `stepPath`. */
const withKey = (path: string, key: string, extra: Record<string, string> = {}): string =>
  `${path}?${new URLSearchParams({ key, ...extra })}`

const withQuery = (path: string, extra: Record<string, string>): string => {
  const query = new URLSearchParams(extra)
  return query.size > 0 ? `${path}?${query}` : path
}

const appointment = (reference: string): string => `/appointments/${reference}`

export const paths = {
  home: '/',
  whoDoesWhat: '/who-does-what',
  guide: '/guide',
  article: (slug: string, section?: string): string => `/guide/${slug}${section === undefined ? '' : `#${section}`}`,
  searchGuide: '/guide/search',
  findInGuide: '/guide/search/find',
  prices: '/prices',
  privacy: '/privacy',
  accessibility: '/accessibility',
  staff: '/signin',
  clinic: (id: string): string => `/clinics/${id}`,
  photo: (practitioner: string): string => `/practitioners/${practitioner}/photo`,
  emergency: '/book/emergency',
  ringMeBack: (extra: Record<string, string> = {}): string => withQuery('/ring-me-back', extra),
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
  offer: (secret: string, extra: Record<string, string> = {}): string => withQuery(`/offers/${secret}`, extra),
  reminders: (secret: string): string => `/unsubscribe/${secret}`,
  setReminders: (secret: string, to: 'stop' | 'start'): string => `/unsubscribe/${secret}/${to}`,
  answerOffer: (secret: string, answer: 'take' | 'decline' | 'leave'): string => `/offers/${secret}/${answer}`,
  appointment: (reference: string, key: string, extra?: Record<string, string>): string => withKey(appointment(reference), key, extra),
  move: (reference: string, key: string, extra?: Record<string, string>): string =>
    withKey(`${appointment(reference)}/move`, key, extra),
  moveTo: (reference: string): string => `${appointment(reference)}/move/to`,
  cancel: (reference: string, key: string): string => withKey(`${appointment(reference)}/cancel`, key),
  contact: (reference: string, key: string, extra?: Record<string, string>): string =>
    withKey(`${appointment(reference)}/contact`, key, extra),
  changeContact: (reference: string): string => `${appointment(reference)}/contact/change`,
  renew: (reference: string, key: string): string => withKey(`${appointment(reference)}/renew`, key),
  renewNow: (reference: string): string => `${appointment(reference)}/renew/now`,
  calendarFile: (reference: string, key: string): string => withKey(`/api/calendar/${reference}`, key),
  lost: (extra: Record<string, string> = {}): string => withQuery('/appointments/lost', extra),
  sendLost: '/appointments/lost/send',
  mine: (extra: Record<string, string> = {}): string => withQuery('/appointments/mine', extra),
  askMine: '/appointments/mine/ask',
  openMine: (token: string): string => `/appointments/mine/open/${token}`,
  enterMine: (token: string): string => `/appointments/mine/open/${token}/now`,
  leaveMine: '/appointments/mine/leave',
  again: '/appointments/mine/again',
  cancelNow: (reference: string): string => `${appointment(reference)}/cancel/now`,
  /** The questions before a visit: their first page, or one of them. */
  questions: (reference: string, key: string, page?: string, extra?: Record<string, string>): string =>
    withKey(`${appointment(reference)}/questions${page === undefined ? '' : `/${page}`}`, key, extra),
  saveQuestions: (reference: string, page: string): string => `${appointment(reference)}/questions/${page}/save`,
  sendQuestions: (reference: string): string => `${appointment(reference)}/questions/check/send`,
}
