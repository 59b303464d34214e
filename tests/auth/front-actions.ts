import { randomUUID } from 'node:crypto'
import { at, wednesday } from '@/tests/use-cases/small-practice'

type Given = (fields: Record<string, string>) => () => unknown[]

const desk = 'door door 403 403 ok 403 ok'
const deskAndOwn = 'door door ok 403 ok 403 ok'
const managerAlone = 'door door 403 403 403 403 ok'
const everyone = 'ok ok ok ok ok ok ok'
const stale = '999'

/** Rows of the table of actions: calls, the diary, a day, and the door. */
export const frontActions = (form: Given, start: number): Record<string, { given: () => unknown[]; goes: string }> => ({
  '/app/day/actions.ts#mark': { given: form({ reference: 'REFERENCE', verb: 'arrive', version: stale }), goes: deskAndOwn },
  '/app/reception/calls/actions.ts#claim': { given: form({ call: 'CALL', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/actions.ts#letGo': { given: form({ call: 'CALL', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/actions.ts#addNote': { given: form({ reference: 'REFERENCE', note: 'Rang out' }), goes: deskAndOwn },
  '/app/reception/calls/actions.ts#saveAttempt': {
    given: form({ call: 'CALL', clinic: 'hall-green', outcome: 'no-answer', version: stale }), goes: desk },
  '/app/reception/calls/actions.ts#putNumberRight': {
    given: form({ call: 'CALL', clinic: 'hall-green', phone: '07700 900124', version: stale }), goes: desk },
  '/app/reception/calls/ring-back-actions.ts#claimRing': { given: form({ ringBack: 'RINGBACK', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-back-actions.ts#letGoRing': { given: form({ ringBack: 'RINGBACK', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-back-actions.ts#saveRing': {
    given: form({ ringBack: 'RINGBACK', clinic: 'hall-green', outcome: 'no-answer', tries: stale }), goes: desk },
  '/app/reception/calls/ring-now-actions.ts#claimNow': { given: form({ ringNow: 'RINGNOW', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-now-actions.ts#letGoNow': { given: form({ ringNow: 'RINGNOW', clinic: 'hall-green' }), goes: desk },
  '/app/reception/calls/ring-now-actions.ts#saveNow': {
    given: form({ ringNow: 'RINGNOW', clinic: 'hall-green', outcome: 'no-answer', tries: stale }), goes: desk },
  '/app/reception/diary/actions.ts#act': { given: form({ reference: 'REFERENCE', verb: 'confirm', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#keepNote': { given: form({ reference: 'REFERENCE', note: 'Prefers mornings' }), goes: deskAndOwn },
  '/app/reception/diary/actions.ts#release': { given: form({ reference: 'REFERENCE', verb: 'release', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#cancel': { given: form({ reference: 'REFERENCE', reason: 'other', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#move': { given: form({ reference: 'REFERENCE', place: `${start} ann`, version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#undoMove': { given: form({ reference: 'REFERENCE', version: stale }), goes: desk },
  '/app/reception/diary/actions.ts#book': {
    given: form({ clinic: 'hall-green', service: 'first', start: String(start), practitioner: 'ann', name: 'Rosa Field', phone: '07700 900123' }),
    goes: desk },
  '/app/reception/phone/actions.ts#find': { given: () => [{ q: '', hits: null, error: null }, form({ q: 'grace' })()[1]], goes: 'door door 403 403 ok ok ok' },
  '/app/reception/phone/actions.ts#book': {
    given: form({ clinic: 'hall-green', service: 'first', times: `${at(wednesday, 960)}~ben~hall-green`, key: randomUUID(), name: 'Rosa Field', phone: '07700 900123' }),
    goes: desk },
  '/app/reception/diary/actions.ts#findCallers': { given: () => ['grace'], goes: 'door door 403 403 ok 403 ok' },
  '/app/reception/week/actions.ts#openExtra': {
    given: form({ practitioner: 'ann', room: 'hall-green room-1', day: '2027-03-07', from: '09:00', to: '12:00' }), goes: managerAlone },
  '/app/signin/actions.ts#enter': { given: form({ email: 'nobody@example.org', password: 'wrong' }), goes: everyone },
  '/app/_staff/session-actions.ts#stay': { given: () => [], goes: 'over over ok ok ok ok ok' },
  '/app/_staff/session-actions.ts#leave': { given: () => [new FormData()], goes: everyone },
})
