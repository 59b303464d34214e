import { clinic, health, id, keeping, personal, plain, type TableRecord } from './record'

/** Ringing, waiting, telling. */

const ringing = { purpose: 'To confirm appointments by phone, and to ring whoever asked for it', basis: 'contract', keep: keeping.record } as const
const waiting = { purpose: 'To offer time that becomes free', basis: 'contract', keep: keeping.record } as const
const atOnce = { purpose: 'To ring somebody with a warning sign at once', basis: 'care', keep: keeping.record } as const
const rings = { staff_id: personal('Who rang'), at: personal('When'), outcome: personal('What came of it'), note: health('A note; erased on wish') }
const list = {
  claimed_by_id: personal('Who has it at present'), claimed_until: plain('Until when'), closed_at: personal('When it was settled'), closed_by_id: personal('By whom'), outcome: personal('How'),
}

export const deskTables: Record<string, TableRecord> = {
  call: { ...ringing, what: 'A request that is to be confirmed by phone', columns: {
    id, claimed_by_key_id: plain('Which program has it at present, in place of somebody'), closed_by_key_id: plain('Which program settled it, in place of somebody'), appointment_id: personal('About which appointment'), clinic_id: clinic, opened_at: personal('Since when'), due_at: personal('By when'), next_try_at: personal('When it is tried again'), ...list, flagged_at: personal('When the rule for unanswered calls acted'), tries: personal('How often it was rung until then') } },
  attempt: { ...ringing, what: 'One time that somebody was rung', columns: { id, call_id: personal('For which call'), ...rings, key_id: plain('Which program rang, in place of somebody'), call_back_at: personal('When they asked to be rung again') } },
  ring_back: { ...ringing, keep: 'Whose it was goes once it is settled and the time that the practice’s rule gives is over, or with their record.', what: 'Somebody who asked to be rung', columns: {
    id, clinic_id: clinic, name: personal('Their name'), phone: personal('Their number'), best_time: personal('When suits them'), about: health('What it is about, in their words'), asked_at: personal('When they asked'), due_at: personal('By when'),
    next_try_at: personal('When it is tried again'), tries: personal('How often they were rung'), ...list, note: health('A note') } },
  ring_back_try: { ...ringing, what: 'One time that somebody was rung back', columns: { id, ring_back_id: personal('Which wish to be rung'), ...rings } },
  ring_now: { ...atOnce, what: 'Somebody who answered a warning sign with yes', columns: {
    id, appointment_id: personal('Before which visit'), clinic_id: clinic, flags: health('Which signs: codes'), raised_at: personal('When'), tries: personal('How often they were rung'), ...list } },
  ring_now_try: { ...atOnce, what: 'One time that they were rung at once', columns: { id, ring_now_id: personal('Which'), ...rings } },
  wait: { ...waiting, what: 'A place on the waiting list', columns: {
    id, patient_id: personal('Whose'), service_id: health('For what'), clinics: personal('Where they would go'), practitioner_id: personal('To whom'), weekdays: personal('On which days'), parts: personal('At what time of day'), from_day: personal('From'), until_day: personal('Until'),
    urgent: health('Whether it is urgent'), note: personal('A note; erased on wish'), instead_of_id: personal('What they would give up for it'), source: personal('Where it was asked'), created_at: personal('Since when'), closed_at: personal('When it was settled'), outcome: personal('How') } },
  offer: { ...waiting, what: 'Freed time that is held for somebody who waits', columns: {
    id, appointment_id: personal('The time'), clinic_id: clinic, way: plain('By phone or by link'), staff_id: personal('Who offered it'), made_at: plain('When'), expires_at: plain('Until when'), closed_at: plain('When it was settled'), outcome: plain('How') } },
  offer_to: { ...waiting, what: 'To whom it was offered', columns: {
    offer_id: personal('Which offer'), wait_id: personal('Whose place on the list'), link_generation: plain('Which of its links is good'), answered_at: personal('When they answered'), outcome: personal('What') } },
  to_tell: { purpose: 'So that nobody whose appointment the practice changed is forgotten', basis: 'contract', keep: keeping.record, what: 'Somebody who is to be told of a change', columns: {
    id, appointment_id: personal('Of which appointment'), patient_id: personal('Who'), clinic_id: clinic, why: personal('What changed'), change_id: plain('With which change of a day'), detail: personal('When and with whom it was'), opened_at: personal('Since when'),
    closed_at: personal('When they were told'), closed_by_id: personal('By whom'), outcome: personal('How') } },
  message: { purpose: 'To confirm, remind, and tell of changes in writing', basis: 'contract', keep: keeping.message, what: 'An email or a text', columns: {
    id, dedupe_key: plain('What keeps it from being sent twice'), event_id: plain('What it tells of'), kind: personal('Which message'), channel: personal('Email or text'), recipient: plain('To a patient or to staff'), clinic_id: clinic, appointment_id: personal('About which appointment'),
    patient_id: personal('To which patient'), staff_id: personal('To which member of staff'), address: personal('Where to; erased on wish, and of a link to “My appointments” a day after it is over'), facts: personal('Instants and ids that its words are made of'), status: personal('What became of it'), created_at: personal('When it was owed'),
    due_at: personal('From when it may go'), until: personal('Until when it is of use'), tries: plain('How often it was tried'), try_since: plain('Since when somebody could try it'), next_try_at: plain('When it is tried again'), lease_until: plain('Until when somebody is sending it'), sent_at: personal('When it went'),
    provider_id: personal('By what the text service knows it'), error: personal('Why it failed: a code'), owner_id: personal('Who sees to a failure'), dealt_at: personal('When it was dealt with'), dealt_how: personal('How'),
    by_stranger: plain('Whether somebody who hasn’t signed in caused it'), sent_to_hash: personal('Where it went, hashed: so that nobody is sent too many; for an hour') } },
}
