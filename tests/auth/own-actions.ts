import { randomUUID } from 'node:crypto'

type Given = (fields: Record<string, string>) => () => unknown[]

const practitioners = 'door door ok ok 403 403 403'
const managerAlone = 'door door 403 403 403 403 ok'
const stale = '999'
/** Nothing is read or written by it: the page that asks says who may see it. */
const anybody = 'ok ok ok ok ok ok ok'

/** Rows of the table of actions: what is a practitioner's own, and what a manager decides about it. */
export const ownActions = (form: Given): Record<string, { given: () => unknown[]; goes: string }> => ({
  '/app/_staff/reading-actions.ts#readAgain': { given: () => [], goes: anybody },
  '/app/day/absences/actions.ts#askFor': { given: form({ id: randomUUID(), from: '2027-05-03', reason: 'leave' }), goes: practitioners },
  '/app/day/absences/actions.ts#withdraw': { given: form({ id: 'ABSENCE', version: stale }), goes: 'door door ok 403 403 403 403' },
  '/app/day/profile/actions.ts#save': { given: form({ about: '', languages: '', skills: '', seen: 'stale' }), goes: practitioners },
  '/app/day/profile/actions.ts#renewFeed': { given: form({}), goes: practitioners },
  '/app/day/profile/actions.ts#endFeed': { given: form({}), goes: practitioners },
  '/app/manage/absences/actions.ts#grant': {
    given: form({ id: randomUUID(), clinic: 'hall-green', seen: 'stale', absence: 'ABSENCE', version: stale, from: '2027-05-03' }), goes: managerAlone },
  '/app/manage/absences/actions.ts#enter': {
    given: form({ id: randomUUID(), clinic: 'hall-green', seen: 'stale', who: 'ann', from: '2027-05-03', reason: 'leave' }), goes: managerAlone },
  '/app/manage/absences/actions.ts#end': {
    given: form({ id: randomUUID(), clinic: 'hall-green', seen: 'stale', absence: 'ABSENCE', version: stale, day: '2027-05-03' }), goes: managerAlone },
  '/app/manage/absences/actions.ts#refuse': { given: form({ absence: 'ABSENCE', clinic: 'hall-green', version: stale, word: 'No' }), goes: managerAlone },
})
