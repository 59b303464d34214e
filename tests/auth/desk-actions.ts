import { randomUUID } from 'node:crypto'
import { wednesday } from '@/tests/use-cases/small-practice'

type Given = (fields: Record<string, string>) => () => unknown[]

const desk = 'door door 403 403 ok 403 ok'
const managerAlone = 'door door 403 403 403 403 ok'
/** What another clinic may not see isn't there. */
const deskThatSees = 'door door 403 403 ok 404 ok'
const stale = '999'

/** Rows of the table of actions: patients, the waiting list, days that change, and whoever is to be told. `start` is a free time, in epoch milliseconds. */
export const deskActions = (form: Given, start: number): Record<string, { given: () => unknown[]; goes: string }> => ({
  '/app/reception/patients/actions.ts#find': { given: () => [{ turn: 0, q: '', people: null, error: null }, form({ q: 'grace' })()[1]],
    goes: 'door door 403 403 ok ok ok' },
  '/app/reception/patients/actions.ts#save': {
    given: form({ patient: 'PATIENT', version: '1', was: '{}', name: 'Grace Whitlock', phone: '07700 900123', ringing: 'any', tellBy: 'phone' }),
    goes: deskThatSees },
  '/app/reception/patients/actions.ts#merge': {
    given: form({ kept: 'PATIENT', keptVersion: stale, gone: 'PATIENT', goneVersion: stale }), goes: deskThatSees },
  '/app/reception/patients/actions.ts#part': { given: form({ one: 'PATIENT', other: 'OTHER' }), goes: deskThatSees },
  '/app/reception/patients/actions.ts#undoMerge': { given: form({ merge: 'MERGE' }), goes: deskThatSees },
  '/app/reception/waiting-list/actions.ts#join': {
    given: form({ clinic: 'hall-green', 'at-hall-green': 'on', service: 'first', name: 'Rosa Field', phone: '07700 900123' }), goes: desk },
  '/app/reception/waiting-list/actions.ts#leave': { given: form({ wait: 'LEFT', clinic: 'hall-green' }), goes: 'door door 403 403 ok 403 404' },
  '/app/reception/waiting-list/actions.ts#offerByPhone': {
    given: form({ clinic: 'hall-green', practitioner: 'ann', start: String(start), wait: 'WAIT' }), goes: desk },
  '/app/reception/waiting-list/actions.ts#offerByLink': {
    given: form({ clinic: 'hall-green', practitioner: 'ann', start: String(start), 'to-WAIT': 'on' }), goes: desk },
  '/app/reception/waiting-list/actions.ts#answer': {
    given: form({ clinic: 'hall-green', offer: 'OFFER', wait: 'WAIT', answer: 'takes' }), goes: desk },
  '/app/reception/waiting-list/actions.ts#withdraw': { given: form({ clinic: 'hall-green', offer: 'OFFER' }), goes: desk },
  '/app/reception/changes/actions.ts#apply': {
    given: form({ clinic: 'hall-green', who: 'ann', day: wednesday, why: 'unwell', id: randomUUID() }), goes: desk },
  '/app/reception/to-tell/actions.ts#tick': { given: form({ id: 'TELL', clinic: 'hall-green', outcome: 'phone', version: stale }), goes: desk },
  '/app/reception/to-tell/actions.ts#giveUp': { given: form({ id: 'TELL', clinic: 'hall-green' }), goes: managerAlone },
  '/app/reception/to-tell/actions.ts#takeUp': { given: form({ reference: 'REFERENCE', to: 'move' }), goes: desk },
  '/app/reception/messages/actions.ts#take': { given: form({ id: 'MESSAGE', clinic: 'hall-green' }), goes: desk },
  '/app/reception/messages/actions.ts#settle': { given: form({ id: 'MESSAGE', clinic: 'hall-green', how: 'told' }), goes: desk },
})
