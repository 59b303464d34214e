import { clinic, id, keeping, personal, plain, type TableRecord } from './record'

/** The practice, its clinics and whoever treats: nothing of patients. */

const setUp = { purpose: 'To offer times and take bookings', basis: 'none', keep: keeping.setUp } as const
const treats = { purpose: 'So that patients know who treats them', basis: 'contract', keep: 'As long as visits with them are kept.' } as const

export const setUpTables: Record<string, TableRecord> = {
  practice: { ...setUp, what: 'The business and its rules', columns: {
    id, name: plain('Its name'), phone: plain('Its number'), grid_minutes: plain('Starts are offered every so many minutes'), horizon_days: plain('How far ahead one may book'),
    notice_opening_minutes: plain('How much notice a booking online needs'), call_due_opening_minutes: plain('By when a request is rung'), call_before_opening_minutes: plain('How long before the visit at the latest'),
    retry_opening_minutes: plain('How long between two tries'), hold_minutes: plain('How long a time is held'), claim_minutes: plain('How long a call is somebody’s'), max_tries: plain('How many tries'),
    cutoff_hours: plain('Until when patients may move or cancel'), unanswered: plain('What becomes of requests nobody answers'), unattended_days: plain('How long who never came is kept'), reminders: plain('Which reminders are sent'), second_factor: plain('Whether everybody needs a second factor'), requests_per_contact: plain('How many open requests one person may have'), requests_per_address: plain('How many requests may come from one place in an hour'), holds_per_address: plain('How many times may be held from one place'), version: plain('How often it was changed') } },
  clinic: { ...setUp, what: 'A place where people are treated', columns: {
    id, name: plain('Its name'), place: plain('What people call it'), region: plain('Its region'), address: plain('Its address'), postcode: plain('Its postcode'), phone: plain('Its number'),
    time_zone: plain('By which clock it works'), getting_in: plain('How to get in'), position: plain('Where it stands in lists'), version: plain('How often it was changed') } },
  opening_hours: { ...setUp, what: 'When a clinic is open', columns: { id, clinic_id: clinic, weekday: plain('On which day of the week'), opens: plain('From'), closes: plain('To'), valid_from: plain('From which day of a season'), valid_until: plain('To which day of it') } },
  room: { ...setUp, what: 'A room', columns: { id, clinic_id: clinic, name: plain('Its name') } },
  profession: { ...setUp, what: 'What somebody who treats is', columns: {
    id, name: plain('Its name'), plural: plain('The same of several'), register: plain('Who registers them'), about: plain('What they do'), position: plain('Where it stands in lists') } },
  practitioner: { ...treats, what: 'Somebody who treats', columns: {
    id, name: personal('Their name'), registration: personal('Their number in the register'), skills: personal('What they are trained in'), about: personal('What patients read about them'), active: personal('Whether they work here'), languages: personal('Which languages they speak'), version: plain('How often it was changed') } },
  practitioner_profession: { ...treats, what: 'Who is what', columns: { practitioner_id: personal('Who'), profession_id: personal('What'), registration: personal('Their number in its register') } },
  service: { ...setUp, what: 'A visit that can be booked', columns: {
    id, profession_id: plain('By whom'), name: plain('Its name'), about: plain('What it is'), minutes: plain('How long'), buffer_minutes: plain('How long after it nobody is seen'), price_pence: plain('What it costs'),
    patients: plain('For new patients, known ones or any'), channel: plain('Whether it can be booked online'), skill: plain('What whoever gives it must be trained in'), active: plain('Whether it is offered'), position: plain('Where it stands in lists'), version: plain('How often it was changed') } },
  practitioner_service: { ...treats, what: 'Who gives which visit', columns: { practitioner_id: personal('Who'), service_id: personal('Which') } },
  rota_session: { ...treats, what: 'When somebody treats, week by week', columns: {
    id, practitioner_id: personal('Who'), clinic_id: clinic, room_id: plain('In which room'), weekday: personal('On which day of the week'), from_minute: personal('From'), to_minute: personal('To'),
    valid_from: personal('From which day on'), valid_until: personal('Until which day'), every_weeks: personal('Every how many weeks') } },
  absence: { ...treats, what: 'When somebody is away', columns: { id, practitioner_id: personal('Who'), starts_at: personal('From'), ends_at: personal('To'), reason: personal('Why, in a word'), request_id: personal('With which wish to be away') } },
  closure: { ...setUp, what: 'When a clinic is shut', columns: {
    id, clinic_id: clinic, from_day: plain('From which day'), until_day: plain('To which day'), from_minute: plain('From what time'), to_minute: plain('To what time'), reason: plain('Why') } },
  day_change: { ...treats, what: 'A day that had to change', columns: {
    id, clinic_id: clinic, practitioner_id: personal('Whose day; nobody’s where the clinic is shut'), starts_at: plain('From'), ends_at: plain('To'), reason: personal('Why, in a word'), staff_id: personal('Who changed it'), at: plain('When') } },
  set_up: { ...setUp, what: 'The first set-up', columns: { id, started_at: plain('When it began'), done: plain('Steps that were passed'), completed_at: plain('When the practice opened') } },
  set_up_code: { ...setUp, keep: keeping.short('Until the first manager has an account'), what: 'A code with which the first manager begins', columns: { code_hash: plain('The code, hashed'), made_at: plain('When it was printed') } },
  practitioner_photo: { ...treats, what: 'What somebody who treats looks like', columns: { practitioner_id: personal('Who'), type: plain('Of which type the picture is'), bytes: personal('The picture'), changed_at: plain('When it was put there') } },
  absence_request: { ...treats, what: 'Time away that was asked for', columns: {
    id, practitioner_id: personal('Who'), reason: personal('Why, in a word'), note: personal('What they wrote to the manager'), from_day: personal('From which day'), until_day: personal('To which day'), from_minute: personal('From what time'), to_minute: personal('To what time'),
    every_weeks: personal('Every how many weeks'), repeat_until: personal('Until when it comes again'), status: personal('What became of it'), changed: personal('Whether other times were granted'), word: personal('What the manager said to it'), ended_from: personal('From when they are in again'),
    version: plain('How often it was changed'), asked_at: personal('When it was asked'), asked_by_id: personal('Who entered it'), decided_at: personal('When it was decided'), decided_by_id: personal('Who decided') } },
  calendar_feed: { ...treats, what: 'Somebody’s diary for the calendar on their phone', columns: { id, staff_id: personal('Whose'), generation: plain('Which of its addresses is good'), open: plain('Whether it is on'), changed_at: plain('When that changed') } },
  practice_change: { ...treats, keep: keeping.short('A quarter of a year'), what: 'A change of rotas or closures', columns: { id, kind: plain('Of what'), staff_id: personal('Who made it'), at: plain('When') } },
  bank_holiday_list: { ...setUp, what: 'Bank holidays as they were published', columns: { id, days: plain('Which days'), fetched_at: plain('When they were read'), tried_at: plain('When that was tried last'), failure: plain('Why it failed: a code') } },
  message_channel: { ...setUp, what: 'How a way of sending is doing', columns: { channel: plain('Email or text'), failures: plain('Failures in a row'), resume_at: plain('When it is tried again'), probe_id: plain('The message that tries it'),
    seen_at: plain('When somebody last looked after it'), trouble: plain('Why it rests: a code of ours'), settings_hash: plain('What it was last set up with, hashed with a key that the database does not have') } },
  message_template: { ...setUp, what: 'The practice’s own words for a message', columns: {
    kind: plain('Which message'), channel: plain('Email or text'), subject: plain('Its subject'), body: plain('Its words'), edited_by_id: personal('Who wrote them'), edited_at: plain('When') } },
}
