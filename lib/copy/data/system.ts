import { clinic, id, keeping, personal, plain, type TableRecord } from './record'

/** Signing in, what happened, and what lives for minutes. */

const staff = { purpose: 'So that only those who work here come in, and it can be told who did what', basis: 'interests', keep: keeping.staff } as const
const factor = { ...staff, purpose: 'So that a password alone lets nobody in' } as const
const account = { purpose: 'To be able to account for who did and who saw what (article 5(2))', basis: 'duty', keep: keeping.event } as const
const door = { purpose: 'So that patients see all that is booked under their address', basis: 'contract' } as const

export const systemTables: Record<string, TableRecord> = {
  staff: { ...staff, what: 'Somebody who signs in', columns: {
    id, email: personal('Work email: what they sign in with'), name: personal('Their name, as colleagues and events show it'), role: personal('What they may do'), password_hash: personal('Their password, hashed so that nobody can read it'),
    practitioner_id: personal('Whose day is theirs'), demo: plain('Whether it is an account of the demo'), disabled_at: personal('When it was shut'), created_at: personal('When it was made') } },
  staff_clinic: { ...staff, what: 'Who works where', columns: { staff_id: personal('Who'), clinic_id: clinic } },
  staff_grant: { ...staff, what: 'What somebody may work as, and where', columns: { id, staff_id: personal('Who'), role: personal('As what'), clinic_id: clinic } },
  staff_totp: { ...factor, what: 'The app on somebody’s phone that makes codes', columns: {
    staff_id: personal('Whose'), secret_sealed: personal('What its codes are made from, encrypted with a key that the database does not have'), last_step: plain('The half minute whose code was taken last'), set_up_at: personal('Since when') } },
  staff_recovery_code: { ...factor, what: 'A code in place of the app’s, once', columns: { code_hash: personal('The code, hashed'), staff_id: personal('Whose'), made_at: personal('Since when'), used_at: personal('When it was used') } },
  staff_passkey: { ...factor, what: 'A passkey of somebody’s', columns: {
    id: plain('By what the browser knows it'), staff_id: personal('Whose'), public_key: plain('What its answers are checked with'), counter: plain('How often it answered'), name: personal('What they call it'), made_at: personal('Since when'), last_used_at: personal('When it was last used') } },
  spent_challenge: { ...factor, basis: 'none', keep: keeping.short('Until the question would be over in any case'), what: 'What a passkey has answered', columns: { challenge_hash: plain('The question, hashed'), until: plain('Until when it is kept') } },
  staff_link: { ...staff, keep: keeping.short('Until a month after it is over'), what: 'A link with which somebody sets a password', columns: {
    id, staff_id: personal('Whose'), purpose: plain('An invitation, or a new password'), made_at: personal('When'), expires_at: plain('Until when it is good'), used_at: personal('When it was used') } },
  staff_session: { ...staff, keep: keeping.short('Until twelve hours after it was opened'), what: 'One sign-in', columns: {
    id, secret_hash: plain('The cookie’s secret, hashed'), staff_id: personal('Whose'), created_at: personal('Since when'), last_seen_at: personal('When they last did something'), ended_at: personal('When it ended'),
    role: personal('As what they work in it'), device_id: personal('On which of their devices'), proved_at: personal('When they last showed that it is them') } },
  staff_device: { ...staff, purpose: 'So that strangers’ guesses at somebody’s password don’t keep them out', keep: keeping.short('Until half a year after they last signed in on it, or their password is changed'),
    what: 'A browser on which somebody signed in before', columns: { id, staff_id: personal('Whose'), secret_hash: plain('The cookie’s secret, hashed'), made_at: personal('Since when'), last_used_at: personal('When they last signed in on it') } },
  mail_ask: { purpose: 'So that the answer doesn’t tell whether an address is known', basis: 'interests', keep: keeping.short('Until the mail is on its way, within a minute'), what: 'Somebody asked for a mail to an address', columns: {
    id, kind: plain('For a new password, a lost link, or a link to “My appointments”'), sealed: personal('The address, encrypted with a key that the database does not have'), asked_at: plain('When') } },
  patient_sign_in: { ...door, keep: keeping.short('Until a day after it is over'), what: 'A link to “My appointments” that was asked for', columns: {
    id, email: personal('Where it was sent'), token_hash: plain('Its secret, hashed'), asked_at: personal('When'), expires_at: plain('Until when it is good'), used_at: personal('When it was used') } },
  patient_session: { ...door, keep: keeping.short('Until the browser is closed, at most some hours'), what: 'Somebody who opened “My appointments”', columns: {
    id, secret_hash: plain('The cookie’s secret, hashed'), email: personal('By which address'), created_at: personal('Since when'), last_seen_at: personal('When they last did something'), ended_at: personal('When it ended') } },
  sign_in_throttle: { purpose: 'So that nobody guesses passwords', basis: 'interests', keep: keeping.short('An hour after the first try'), what: 'Failed tries to sign in', columns: {
    key_hash: personal('The account or the address they came from, hashed'), tries: plain('How many'), since: plain('Since when') } },
  guess_count: { purpose: 'So that nobody guesses passwords, codes, links or keys', basis: 'interests', keep: keeping.short('An hour after the last try'), what: 'Wrong tries', columns: {
    key_hash: personal('The account, device or address they were at or came from, hashed'), level: plain('How many, sinking with time'), at: plain('When the last one was'), free_at: plain('From when the next one is looked at') } },
  public_ask: { purpose: 'So that nobody can flood the practice with requests', basis: 'interests', keep: keeping.short('An hour'), what: 'Something that was asked for on the website', columns: {
    id, from_hash: personal('The address that it came from, or that a manager’s test message went to, hashed'), at: plain('When') } },
  event: { ...account, what: 'What somebody did or saw', columns: {
    id, at: personal('When'), verb: personal('What'), actor_kind: personal('Whether staff, patient, program, rule or clock'), actor_id: personal('Which member of staff, or which program’s key'), actor_name: personal('Their name then; never a patient’s'), clinic_id: clinic,
    appointment_id: personal('With which appointment'), patient_id: personal('With which patient: an id alone'), detail: personal('Codes, ids, instants and counts; never what somebody said, wrote or is called') } },
  event_seen: { ...account, keep: keeping.shown, what: 'Whom a list showed', columns: { event_id: personal('Which look'), patient_id: personal('Which patient: an id alone') } },
  security_event: { ...account, purpose: 'So that attacks on sign-ins and records are seen (article 32)', keep: keeping.short('Two years'), what: 'A failed sign-in, a delay or a refusal', columns: {
    id, minute: plain('In which minute'), verb: plain('What'), actor_kind: plain('Whether staff, program, patient, nobody known, or many at once'), actor_id: personal('Which member of staff, or which program’s key'),
    source: personal('A mark of the address it came from, which leads back to none'), about: plain('What was refused: a code of ours'), times: plain('How often in that minute') } },
  outbox: { ...account, basis: 'none', keep: keeping.short('Until it was looked at'), what: 'An event that nobody has looked at yet for what it tells people', columns: { event_id: plain('Which'), tries: plain('How often'), next_try_at: plain('When again') } },
  idempotency_key: { purpose: 'So that a booking that is sent twice is made once', basis: 'interests', keep: keeping.short('Two days'), what: 'A booking that was sent', columns: {
    key_hash: plain('Its key, hashed'), body_hash: plain('What was sent, hashed'), appointment_id: personal('What came of it'), created_at: plain('When'),
    answer: personal('What was answered: when, where, with whom and for what; neither a name, a contact nor a link') } },
  draft: { purpose: 'So that nothing is lost when somebody goes back while booking', basis: 'contract', keep: keeping.short('Two hours after the last change'), what: 'What was typed before an appointment was asked for', columns: {
    secret_hash: plain('The cookie’s secret, hashed'), hold_id: personal('The time that is held'), appointment_id: personal('What was asked for'), details: personal('What was typed; emptied once it is asked for'), changed_at: plain('When') } },
}
