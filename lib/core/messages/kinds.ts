/** What messages there are, how they go and what may become of them. */

/** To patients; the two reminders are named by how many days before they come. */
export const patientKinds = [
  'requested', 'confirmed', 'moved', 'cancelled', 'released', 'unreached', 'reminder-3', 'reminder-1', 'offer', 'offer-taken', 'offer-over',
  'link', 'sign-in-link',
] as const
export type PatientKind = (typeof patientKinds)[number]

/** To somebody about their account. A link in it lets them in: nobody else is shown it. */
export const accountKinds = ['staff-invite', 'staff-reset', 'factor-reset'] as const
export const isOfAccount = (kind: MessageKind): kind is (typeof accountKinds)[number] => (accountKinds as readonly MessageKind[]).includes(kind)

/**
 * To practitioners: something about today or tomorrow, or that time away was decided. To managers:
 * that something is wrong with the server. To whoever signs in: their account.
 */
export const staffKinds = ['diary-change', 'absence-decided', 'health-warning', ...accountKinds] as const
export const messageKinds = [...patientKinds, ...staffKinds] as const
export type MessageKind = (typeof messageKinds)[number]
export const isForStaff = (kind: MessageKind): kind is (typeof staffKinds)[number] => (staffKinds as readonly string[]).includes(kind)

export const channels = ['email', 'text'] as const
export type Channel = (typeof channels)[number]

/** `no-server`: nothing to send it with has been set; `unwanted`: it would tell nobody anything any more. */
export const messageStatuses = ['due', 'sending', 'sent', 'failed', 'no-server', 'unwanted'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** What whoever saw to a failure did: told them some other way, had it sent again, or let it be. */
export const dealings = ['told', 'again', 'dropped'] as const
export type Dealing = (typeof dealings)[number]

export const isReminder = (kind: MessageKind): boolean => kind === 'reminder-3' || kind === 'reminder-1'
export const isMessageKind = (text: string): text is MessageKind => (messageKinds as readonly string[]).includes(text)

/** Practitioners are told by email alone; a link that was asked for is for whoever has the address that it was asked for with. */
const byEmailAlone: readonly MessageKind[] = [...staffKinds, 'sign-in-link', 'link']
/** Kinds that may go as a text. */
export type TextedKind = Exclude<PatientKind, 'link' | 'sign-in-link'>
export const mayGoBy = (kind: MessageKind, channel: Channel): boolean => channel === 'email' || !byEmailAlone.includes(kind)
