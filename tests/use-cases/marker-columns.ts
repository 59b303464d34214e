/** Columns that can hold a text and hold none that a patient gave: each with what it holds instead. */

/** Whole tables: the practice, its staff, what jobs and migrations keep. */
export const tablesOfNobody: readonly RegExp[] = [
  /^(staff|staff_\w+|practitioner|practitioner_\w+|profession|practice|practice_change|clinic|opening_hours|room|service|rota_session)\./,
  /^(absence|absence_request|closure|day_change|set_up|set_up_code|calendar_feed|bank_holiday_list|api_key|api_key_clinic|spent_challenge)\./,
  /^(message_template|message_channel|sign_in_throttle|guess_count|_prisma_migrations)\./,
  /^pgboss\./,
]

const choices = (table: string, ...columns: string[]): [string, string][] =>
  columns.map((column) => [`${table}.${column}`, 'one of our own words'])
const ids = (table: string, ...columns: string[]): [string, string][] =>
  columns.map((column) => [`${table}.${column}`, 'an id of the practice’s'])

export const codes: Readonly<Record<string, string>> = Object.fromEntries([
  ...choices('appointment', 'status', 'status_before', 'source', 'best_time', 'cancel_reason'),
  ...choices('attempt', 'outcome'),
  ...choices('call', 'outcome'),
  ...choices('event', 'verb', 'actor_kind'),
  ...choices('message', 'kind', 'channel', 'status', 'error', 'dealt_how'),
  ...choices('offer_to', 'outcome'),
  ...choices('patient', 'flags', 'ringing', 'tell_by', 'erased_how'),
  ...choices('questionnaire', 'red_flags'),
  ...choices('ring_back', 'best_time', 'outcome'),
  ...choices('ring_back_try', 'outcome'),
  ...choices('ring_now', 'flags', 'outcome'),
  ...choices('ring_now_try', 'outcome'),
  ...choices('to_tell', 'why', 'outcome'),
  ...choices('wait', 'parts', 'source', 'outcome'),
  ...ids('appointment', 'practitioner_id', 'service_id'),
  ...ids('event', 'actor_id'),
  ...ids('wait', 'service_id', 'clinics', 'practitioner_id'),
  ['appointment.reference', 'made by us: it leads to an appointment, and nowhere by itself'],
  ['appointment.privacy_version', 'which of our notices was shown'],
  ['questionnaire.consent_version', 'which of our words were agreed to'],
  ['event.actor_name', 'of a member of staff: a constraint refuses a patient’s'],
  ['event.detail', 'codes, ids, instants and counts'],
  ['message.sent_to_hash', 'the address, hashed with the server’s key; gone with it'],
  ['mail_ask.sealed', 'the address, sealed with the server’s key until it is answered'],
  ['appointment.held_from', 'a network address, hashed with the server’s key, while it is a hold'],
  ['public_ask.from_hash', 'a network address, hashed with the server’s key'],
  ['security_event.actor_id', 'of a member of staff or a key'],
  ['security_event.source', 'a network address, hashed with the server’s key'],
  ['idempotency_key.answer', 'what was booked, by ids, instants and the reference'],
  ['import_piece.work', 'what an accepted file still makes, for minutes: nothing is erased before'],
  ['message.facts', 'instants, ids and statuses'],
  ['message.provider_id', 'made by us or by the text service; gone with the address'],
  ['to_tell.detail', 'instants and ids before and after'],
])

/** What stays while the treatment record must be kept: who it was, and the visit that took place. */
export const treatmentRecord: readonly string[] = [
  'patient.name',
  'patient.search_name',
  'patient.search_keys',
  'patient.date_of_birth',
  'appointment.reason',
  'appointment.note',
  'questionnaire.answers',
  'ring_now_try.note',
]
