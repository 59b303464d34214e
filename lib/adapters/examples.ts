/** Examples in the documentation: invented people, numbers reserved for drama. */

const start = '2026-08-06T17:30:00+01:00'
const end = '2026-08-06T18:00:00+01:00'
const later = '2026-08-06T18:15:00+01:00'
const patientId = '7b0c1f8e-3f4b-4f4e-9a55-2d1a4b0f6c11'
const callId = '0d4f1c52-7f0a-4a5e-8d29-5b8f6b1f9e20'
const secret = 'mVb3yQ0c1tJ5oT1m8n2Z6xw9rB4kD7sH0uLqXfPaEgI'
const key = 'Zx81vS0bW5nR2kY7tQ4mJ9cD6hG3fL0pA8uE1iXoBqM'

export const clinics = {
  clinics: [{
    id: 'hall-green', name: 'Solihull Back Pain Clinic', phone: '+441217095222', address: 'Hall Green, Birmingham',
    timeZone: 'Europe/London', openingHours: [{ weekday: 1, opens: '08:30', closes: '19:00' }],
    professions: ['osteopath', 'physiotherapist'],
  }],
}
export const services = {
  services: [{ id: 'osteopathy-first', name: 'First osteopathy visit', profession: 'osteopath', minutes: 45,
    pricePence: 6200, newPatients: true, online: true, skill: null }],
}
export const practitioners = {
  practitioners: [{ id: 'imogen-hale', name: 'Imogen Hale', professions: ['osteopath'], skills: ['pregnancy'] }],
}
export const slots = { timeZone: 'Europe/London', slots: [{ start, end, practitioner: 'imogen-hale' }] }
export const holdBody = { clinic: 'hall-green', service: 'osteopathy-first', start }
export const held = { hold: secret, practitioner: 'imogen-hale', start, end, expiresAt: '2026-08-03T09:10:00+01:00' }
export const appointmentBody = {
  hold: secret,
  patient: { name: 'Rosa Field', phone: '07700 900123', email: 'rosa@example.org', dateOfBirth: '1984-02-29' },
  reason: 'Stiff lower back',
}
export const appointment = {
  reference: 'PL-7K4M6G', status: 'requested', start, end, clinic: 'hall-green', practitioner: 'imogen-hale',
  service: 'osteopathy-first', callBy: '2026-08-03T13:00:00+01:00',
  manageUrl: `https://booking.example.org/appointments/PL-7K4M6G?key=${key}`,
}
export const moveBody = { start: later }
const patient = { id: patientId, name: 'Rosa Field', phone: '+447700900123', dateOfBirth: '1984-02-29' }
export const patients = { patients: [patient] }

const common = {
  reference: 'PL-7K4M6G', status: 'requested', version: 2, start, end, practitioner: 'imogen-hale',
  service: 'osteopathy-first', patient, bookedBy: null, firstVisit: true, pregnant: false, reason: 'Stiff lower back',
  requestedAt: '2026-08-03T09:04:00+01:00',
}
export const diary = {
  clinic: 'hall-green', date: '2026-08-06', timeZone: 'Europe/London', closed: [],
  columns: [{
    practitioner: { id: 'imogen-hale', name: 'Imogen Hale' }, room: 'Room 1', open: [{ start, end: later }], away: [],
    elsewhere: [],
    appointments: [{ ...common, busyUntil: later, room: 'Room 1', note: null, arrivedAt: null,
      verbs: ['confirm', 'release', 'move', 'cancel'] }],
  }],
  counts: { held: 0, requested: 1, confirmed: 0, arrived: 0, completed: 0, no_show: 0, cancelled: 0, released: 0 },
}
export const call = {
  ...common, id: callId, bestTime: 'any', dueAt: '2026-08-03T13:00:00+01:00', nextTryAt: null, urgency: 'later',
  flagged: false, attempts: [], claim: null,
}
export const calls = {
  clinic: 'hall-green', timeZone: 'Europe/London', calls: [call],
  today: { rung: 4, confirmed: 3, moved: 0, unanswered: 1, medianMinutesToConfirm: 42 },
}
export const attempted = {
  call: callId, nextTryAt: '2026-08-03T15:00:00+01:00', closed: false, status: 'requested',
}
