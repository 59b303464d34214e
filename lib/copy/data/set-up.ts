import { clinic, id, keeping, personal, plain, type TableRecord } from './record'

/** The practice, its clinics and whoever treats: nothing of patients. */

const setUp = { purpose: 'To offer times and take bookings', basis: 'none', keep: keeping.setUp } as const
const treats = { purpose: 'So that patients know who treats them', basis: 'contract', keep: 'As long as visits with them are kept.' } as const

export const setUpTables: Record<string, TableRecord> = {
  practice: { ...setUp, what: 'The business and its rules', columns: {
    id, name: plain('Its name'), phone: plain('Its number'), grid_minutes: plain('Starts are offered every so many minutes'), horizon_days: plain('How far ahead one may book'),
    notice_opening_minutes: plain('How much notice a booking online needs'), call_due_opening_minutes: plain('By when a request is rung'), call_before_opening_minutes: plain('How long before the visit at the latest'),
    retry_opening_minutes: plain('How long between two tries'), hold_minutes: plain('How long a time is held'), claim_minutes: plain('How long a call is somebody’s'), max_tries: plain('How many tries'),
    cutoff_hours: plain('Until when patients may move or cancel'), unanswered: plain('What becomes of requests nobody answers'), unattended_days: plain('How long who never came is kept') } },
  clinic: { ...setUp, what: 'A place where people are treated', columns: {
    id, name: plain('Its name'), place: plain('What people call it'), region: plain('Its region'), address: plain('Its address'), postcode: plain('Its postcode'), phone: plain('Its number'),
    time_zone: plain('By which clock it works'), getting_in: plain('How to get in'), position: plain('Where it stands in lists') } },
  opening_hours: { ...setUp, what: 'When a clinic is open', columns: { id, clinic_id: clinic, weekday: plain('On which day of the week'), opens: plain('From'), closes: plain('To') } },
  room: { ...setUp, what: 'A room', columns: { id, clinic_id: clinic, name: plain('Its name') } },
  profession: { ...setUp, what: 'What somebody who treats is', columns: {
    id, name: plain('Its name'), plural: plain('The same of several'), register: plain('Who registers them'), about: plain('What they do'), position: plain('Where it stands in lists') } },
  practitioner: { ...treats, what: 'Somebody who treats', columns: {
    id, name: personal('Their name'), registration: personal('Their number in the register'), skills: personal('What they are trained in'), about: personal('What patients read about them'), active: personal('Whether they work here') } },
  practitioner_profession: { ...treats, what: 'Who is what', columns: { practitioner_id: personal('Who'), profession_id: personal('What') } },
  service: { ...setUp, what: 'A visit that can be booked', columns: {
    id, profession_id: plain('By whom'), name: plain('Its name'), about: plain('What it is'), minutes: plain('How long'), buffer_minutes: plain('How long after it nobody is seen'), price_pence: plain('What it costs'),
    patients: plain('For new patients, known ones or any'), channel: plain('Whether it can be booked online'), skill: plain('What whoever gives it must be trained in'), active: plain('Whether it is offered'), position: plain('Where it stands in lists') } },
  practitioner_service: { ...treats, what: 'Who gives which visit', columns: { practitioner_id: personal('Who'), service_id: personal('Which') } },
  rota_session: { ...treats, what: 'When somebody treats, week by week', columns: {
    id, practitioner_id: personal('Who'), clinic_id: clinic, room_id: plain('In which room'), weekday: personal('On which day of the week'), from_minute: personal('From'), to_minute: personal('To'),
    valid_from: personal('From which day on'), valid_until: personal('Until which day'), every_weeks: personal('Every how many weeks') } },
  absence: { ...treats, what: 'When somebody is away', columns: { id, practitioner_id: personal('Who'), starts_at: personal('From'), ends_at: personal('To'), reason: personal('Why, in a word') } },
  closure: { ...setUp, what: 'When a clinic is shut', columns: {
    id, clinic_id: clinic, from_day: plain('From which day'), until_day: plain('To which day'), from_minute: plain('From what time'), to_minute: plain('To what time'), reason: plain('Why') } },
  day_change: { ...treats, what: 'A day that had to change', columns: {
    id, clinic_id: clinic, practitioner_id: personal('Whose day; nobody’s where the clinic is shut'), starts_at: plain('From'), ends_at: plain('To'), reason: personal('Why, in a word'), staff_id: personal('Who changed it'), at: plain('When') } },
  message_channel: { ...setUp, what: 'How a way of sending is doing', columns: { channel: plain('Email or text'), failures: plain('Failures in a row'), resume_at: plain('When it is tried again'), probe_id: plain('The message that tries it') } },
  message_template: { ...setUp, what: 'The practice’s own words for a message', columns: {
    kind: plain('Which message'), channel: plain('Email or text'), subject: plain('Its subject'), body: plain('Its words'), edited_by_id: personal('Who wrote them'), edited_at: plain('When') } },
}
