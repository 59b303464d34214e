import { instantAt } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { clinic, zone } from '../reception/desk'

/** January 2021, long before the demo practice begins: what is counted there is all there is. */

const at = (day: number, wall: number) => instantAt(`2021-01-${String(day).padStart(2, '0')}`, wall, zone)
export const whose = 'figures-fiona'

/** Somebody who left since, and four appointments of theirs: two that took place, one that nobody came to, one cancelled late. */
export async function makeJanuary(): Promise<void> {
  if (await db().practitioner.findUnique({ where: { id: whose } })) return
  const service = await db().service.findFirstOrThrow({ where: { minutes: 30, professionId: 'osteopath', skill: null }, orderBy: { id: 'asc' } })
  await db().practitioner.create({ data: {
    id: whose, name: 'Fiona Figures', registration: '0', about: '', skills: [], active: false, professions: { create: { professionId: 'osteopath' } },
  } })
  const patient = await createPatient({ now: at(4, 540), name: 'Una Uncounted' })
  const place = { now: at(4, 540), clinic, practitioner: whose, service: service.id, patient: patient.id }
  const came = await createAppointment({ ...place, at: at(12, 600), traits: ['completed', 'first-visit'] })
  await createAppointment({ ...place, at: at(13, 600), traits: ['completed'] })
  await createAppointment({ ...place, at: at(14, 600), traits: ['no_show'] })
  const off = await createAppointment({ ...place, at: at(15, 600), traits: ['cancelled'] })
  // A Monday, nine to half past nine: the clinic is open.
  await db().appointment.update({ where: { id: came.id }, data: { requestedAt: new Date(at(4, 600)), confirmedAt: new Date(at(4, 630)) } })
  await db().appointment.update({ where: { id: off.id }, data: { changedAt: new Date(at(15, 540)), cancelReason: 'patient-unwell' } })
}
