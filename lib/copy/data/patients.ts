import { clinic, health, id, keeping, personal, plain, type TableRecord } from './record'

/** Who is treated, and their visits. */

const record = { purpose: 'To know who is treated and when, and to keep the records that health professions must keep', basis: 'care', keep: keeping.record } as const

const brought = { purpose: 'To bring patients and appointments from another system', basis: 'contract' } as const

export const patientTables: Record<string, TableRecord> = {
  import: { ...brought, keep: 'Kept for good; what was in the file isn’t.', what: 'A file that was brought from another system', columns: {
    id, kind: plain('What is in it'), clinic_id: clinic, state: plain('What became of it'), version: plain('How often it was changed'), file_name: personal('What the file was called; with the erasure of a patient whom it names it is called otherwise'), reading: plain('How it was read'), columns: personal('Its headings, until it is applied or dropped: somebody’s details where the file has none'), row_count: plain('How many rows it had'),
    settings: personal('What each column was taken for, and until it is applied or dropped the names that were matched'), outcome: plain('How many of what were made'), staff_id: personal('Who brought it'), read_at: plain('When'), closed_by_id: personal('Who applied or dropped it'), closed_at: plain('When') } },
  import_row: { ...brought, keep: keeping.short('Until the file is applied or dropped, at most seven days'), what: 'A row of such a file', columns: { import_id: plain('Of which file'), place: plain('Which row'), line: plain('In which line it stood'), cells: health('What stood in it') } },
  import_piece: { ...brought, keep: keeping.short('Until it is written, minutes as a rule'), what: 'What an accepted file still has to make', columns: { import_id: plain('Of which file'), place: plain('In which order'), work: health('The records, appointments and notes that it makes') } },
  import_key: { ...brought, keep: keeping.record, what: 'That a row was brought already', columns: { key_hash: plain('What the row is known by, hashed'), import_id: plain('With which file'), patient_id: personal('Which record it became'), appointment_id: personal('Which appointment it became') } },
  patient: { ...record, what: 'Somebody who is treated, or asked to be', columns: {
    id, name: personal('Full name'), phone: personal('Phone: to ring about an appointment; erased on wish'), email: personal('Email: to write about an appointment; erased on wish'), date_of_birth: personal('Date of birth: to tell people apart, and until when the record is kept'),
    note: personal('Reception’s notes'), search_name: personal('The name as it is searched'), search_keys: personal('What its words are found by when misspelt'), other_phone: personal('Other phone'),
    ringing: personal('Which numbers may be rung'), tell_by: personal('How they want to be told'), flags: health('What the desk has to think of: interpreter, hearing, sight, steps, chaperone'),
    carer_name: personal('Who books for them'), carer_phone: personal('The number of who books for them'), reminders: personal('Whether they want to be reminded'), texts: personal('Whether they want texts'),
    wrong_number_at: personal('When ringing found somebody else'), merged_into_id: personal('The record that goes on in its place'), version: plain('How often it was changed'), created_at: personal('When it was made'),
    erased_at: personal('When what could go went'), erased_how: personal('Whether in part or whole') } },
  appointment: { ...record, what: 'A time with somebody who treats', columns: {
    id, reference: personal('Its reference'), status: personal('What state it is in'), status_before: personal('What an undo goes back to'), version: plain('How often it was changed'), clinic_id: clinic, practitioner_id: personal('With whom'),
    service_id: health('For what'), room_id: plain('In which room'), patient_id: personal('Whose'), starts_at: personal('From'), ends_at: personal('To'), busy_until: plain('Until when the room is taken'),
    hold_hash: plain('By what its hold is known: a hash'), hold_expires_at: plain('Until when it is held'), hold_extended: plain('Whether it was held for longer'), held_from: personal('The address that it is held from, hashed; only while it is held'), source: personal('Where it was booked'), first_visit: personal('Whether it is a first visit'),
    pregnant: health('Whether they said that they are pregnant, so that somebody trained in it treats them'), reason: health('What they would like help with, in their words'), note: health('A note of the staff’s'), booked_by_name: personal('Who booked for them'),
    given_name: personal('Their name as it was typed for this booking'), given_phone: personal('Their number as it was typed for this booking'),
    contact_email: personal('Email given with the booking'), contact_phone: personal('Phone given by its link'), contact_phone_wrong_at: personal('When that one found somebody else'), best_time: personal('When they are best rung'),
    cancel_reason: personal('Why it was cancelled: a code'), link_generation: plain('Which of its links is good'), course_id: personal('Of which course it is one'), privacy_version: personal('Which privacy notice was shown when it was asked for'),
    created_at: personal('When it was made'), requested_at: personal('When it was asked for'), confirmed_at: personal('When it was confirmed'), arrived_at: personal('When they arrived'), attends_at: personal('When they answered that they are coming'), changed_at: personal('When its state last changed') } },
  questionnaire: { ...record, what: 'What was answered before a visit', columns: {
    appointment_id: personal('Before which visit'), answers: health('The answers, and whom to ring in an emergency'), page: plain('How far they came'), red_flags: health('Warning signs that were answered with yes: codes'),
    consent_version: personal('Which words were agreed to'), consented_at: personal('When'), started_at: personal('When it was begun'), changed_at: personal('When it was changed'), finished_at: personal('When it was sent') } },
  questionnaire_reading: { ...record, basis: 'duty', what: 'Who of the staff read the answers', columns: { appointment_id: personal('Before which visit'), staff_id: personal('Who'), at: personal('When last') } },
  patient_merge: { ...record, what: 'Two records that were made one', columns: {
    id, kept_id: personal('The record that went on'), gone_id: personal('The one that went over'), staff_id: personal('By whom'), at: personal('When'), before: personal('What an undo needs: what both said, and what went over; what they said goes with an erasure'), undone_at: personal('When it was undone') } },
  patients_apart: { ...record, what: 'Two records that look alike and are two people', columns: { one_id: personal('One'), other_id: personal('The other'), at: personal('When somebody said so') } },
}
