import { randomUUID } from 'node:crypto'

type Given = (fields: Record<string, string>) => () => unknown[]

const managerAlone = 'door door 403 403 403 403 ok'
/** There is nothing to set up any more, for anybody. */
const gone = '404 404 404 404 404 404 404'
const managerAloneGone = 'door door 403 403 403 403 404'
const stale = '999'

const clinicForm = { name: 'Hall Green', place: 'Hall Green', address: '1 Example Road', postcode: 'B28 0VV', phone: '0121 496 0001', timeZone: 'Europe/London', gettingIn: '' }
const personForm = { name: 'Ann Ash', about: '', skills: '', 'profession-osteopath': 'on', 'service-first': 'on', active: 'on' }
const serviceFields = (beginning: string): Record<string, string> => Object.fromEntries(Object.entries({
  profession: 'osteopath', name: 'First visit', about: '', minutes: '45', bufferMinutes: '15', price: '62', patients: 'any', channel: 'online', skill: '', active: 'on', 'by-ann': 'on',
}).map(([name, value]) => [beginning + name, value]))

/** Rows of the table of actions: what a manager sets up, changes and lets go. */
export const manageActions = (form: Given): Record<string, { given: () => unknown[]; goes: string }> => ({
  '/app/manage/templates/actions.ts#save': {
    given: form({ kind: 'confirmed', channel: 'email', clinic: 'hall-green', seen: '', subject: 'Confirmed: {day}', body: 'Hello {firstName}, see you.' }),
    goes: managerAlone },
  '/app/manage/templates/actions.ts#reset': { given: form({ kind: 'moved', channel: 'email', clinic: 'hall-green', seen: '' }), goes: managerAlone },
  '/app/manage/messages/test/actions.ts#send': { given: form({ clinic: 'hall-green', channel: 'email', to: 'rosa@example.org' }), goes: managerAlone },
  // Until it is set up, a practice has no manager: the code that was printed makes one. Afterwards there is nothing to set up.
  '/app/setup/actions.ts#begin': { given: form({ code: 'AAAA-BBBB-CCCC', name: 'Rosa Field', email: 'rosa@example.org', password: 'kettle barnacle ivy' }), goes: gone },
  '/app/setup/actions.ts#factor': { given: form({ code: '000000' }), goes: 'door door ok ok ok ok ok' },
  '/app/setup/actions.ts#practice': { given: form({ name: 'Practice', phone: '0121 496 0001', seen: stale }), goes: managerAlone },
  '/app/setup/actions.ts#clinic': { given: form({ ...clinicForm, id: 'hall-green', seen: stale }), goes: managerAlone },
  '/app/setup/actions.ts#hours': { given: form({ clinic: 'hall-green', seen: stale, 'opens-1': '09:00', 'closes-1': '18:00' }), goes: managerAlone },
  '/app/setup/actions.ts#rooms': { given: form({ clinic: 'hall-green', seen: stale, 'room-room-1': 'Room 1', 'room-room-2': 'Room 2' }), goes: managerAlone },
  '/app/setup/actions.ts#professions': { given: form({ osteopath: 'on' }), goes: managerAlone },
  '/app/setup/actions.ts#practitioner': { given: form({ ...personForm, id: 'ann', seen: stale }), goes: managerAlone },
  '/app/setup/actions.ts#services': { given: form({ practitioner: 'ann', 'first.wanted': 'on', 'first.seen': stale, ...serviceFields('first.') }), goes: managerAlone },
  '/app/setup/actions.ts#rota': { given: form({ practitioner: 'ann', clinic: 'hall-green', room: '', 'from-1': '09:00', 'to-1': '17:00' }), goes: managerAloneGone },
  '/app/setup/actions.ts#complete': { given: form({}), goes: managerAloneGone },
  '/app/manage/clinics/actions.ts#saveClinic': { given: form({ ...clinicForm, at: 'hall-green', id: 'hall-green', seen: stale }), goes: managerAlone },
  '/app/manage/clinics/actions.ts#saveHours': { given: form({ clinic: 'hall-green', seen: stale, 'opens-1': '09:00', 'closes-1': '18:00' }), goes: managerAlone },
  '/app/manage/clinics/actions.ts#saveRooms': { given: form({ clinic: 'hall-green', seen: stale, 'room-room-1': 'Room 1', 'room-room-2': 'Room 2' }), goes: managerAlone },
  '/app/manage/practitioners/actions.ts#savePractitioner': { given: form({ ...personForm, clinic: 'hall-green', id: 'ann', seen: stale }), goes: managerAlone },
  '/app/manage/practitioners/actions.ts#savePhoto': { given: form({ clinic: 'hall-green', practitioner: 'ann' }), goes: managerAlone },
  '/app/manage/practitioners/actions.ts#dropPhoto': { given: form({ clinic: 'hall-green', practitioner: 'ann' }), goes: managerAlone },
  '/app/manage/services/actions.ts#saveService': { given: form({ clinic: 'hall-green', id: 'first', seen: stale, ...serviceFields('') }), goes: managerAlone },
  '/app/manage/policies/actions.ts#save': { given: form({ clinic: 'hall-green', seen: stale, maxTries: '3' }), goes: managerAlone },
  '/app/manage/rotas/actions.ts#save': {
    given: form({ clinic: 'hall-green', who: 'ann', do: 'add', where: 'hall-green -', weekday: '7', from: '09:00', to: '12:00', everyWeeks: '1', since: '2027-03-07', id: randomUUID(), seen: 'x.y' }),
    goes: managerAlone },
  '/app/manage/closures/actions.ts#save': {
    given: form({ clinic: 'hall-green', do: 'close', where: 'hall-green', from: '2027-03-13', reason: 'Painters', id: randomUUID(), seen: 'x.y' }), goes: managerAlone },
  // Nobody answers there.
  '/app/manage/closures/actions.ts#refresh': { given: form({ clinic: 'hall-green' }), goes: managerAlone },
  '/app/manage/import/actions.ts#saveColumns': {
    given: form({ id: 'MESSAGE', version: stale, kind: 'patients', source: 'Old', unclear: '', 'column-0': 'name', 'column-1': 'phone' }), goes: managerAlone },
  '/app/manage/import/actions.ts#saveNames': { given: form({ id: 'MESSAGE', version: stale }), goes: managerAlone },
  '/app/manage/import/actions.ts#saveChoices': { given: form({ id: 'MESSAGE', version: stale, alike: 'join' }), goes: managerAlone },
  '/app/manage/import/actions.ts#accept': { given: form({ id: 'MESSAGE', version: stale, seen: 'a'.repeat(64) }), goes: managerAlone },
  '/app/manage/import/actions.ts#drop': { given: form({ id: 'MESSAGE', clinic: 'hall-green' }), goes: managerAlone },
  '/app/manage/api-keys/actions.ts#make': { given: form({ clinic: 'hall-green', name: 'Kiosk', 'scope-diary.read': 'on', 'at-hall-green': 'on', lastDay: '' }), goes: managerAlone },
  '/app/manage/api-keys/actions.ts#revoke': { given: form({ clinic: 'hall-green', key: randomUUID() }), goes: managerAloneGone },
  '/app/manage/retention/actions.ts#saveDays': { given: form({ clinic: 'hall-green', days: '400', was: '1' }), goes: managerAlone },
  '/app/reception/patients/[id]/law-actions.ts#erase': { given: form({ patient: 'PATIENT', version: stale, sure: 'on' }), goes: managerAlone },
})
