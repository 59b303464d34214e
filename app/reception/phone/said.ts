import { sayBooking, type Said, type SaidDate } from '@/lib/copy/staff/read-back'
import type { ClinicView, ServiceView } from '@/lib/core/views'
import type { Load } from './load'
import type { Resolved } from './resolve'

/** The words of the booking as it stands. */
export function saidOf(load: Load, service: ServiceView, clinic: ClinicView, resolved: readonly Resolved[]): Said[] {
  const { state, names, caller } = load
  const dates = resolved.map(({ date, slot }): SaidDate => ({
    start: slot?.start ?? null, practitioner: names.get(slot?.practitioner ?? state.at?.practitioner ?? '') ?? '',
    place: clinic.place, zone: clinic.timeZone, instead: date.clash ? { start: date.start, clash: date.clash } : null,
  }))
  return sayBooking({ dates, service, everyWeeks: state.every, ending: caller?.phone.slice(-3) ?? null })
}
