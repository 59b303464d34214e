import { card } from '@/lib/copy/patient/appointment'
import { addressLine, visitWithPrice } from '@/lib/copy/patient/words'
import { clockTime, dayOf, longDate } from '@/lib/core/time'
import type { AppointmentView, ProfessionView } from '@/lib/core/views'

/** The appointment as a printed card. */
export function AppointmentCard({ view, profession }: { view: AppointmentView; profession: ProfessionView | undefined }) {
  const zone = view.clinic.timeZone
  const [weekday, ...date] = longDate(dayOf(view.start, zone)).split(' ')
  const isOff = view.status === 'cancelled' || view.status === 'released'
  return (
    <div className={isOff ? 'card off' : 'card'}>
      <p className="day-of">{weekday} <span className="keep">{date.join(' ')}</span></p>
      <p className="time-of">{clockTime(view.start, zone)}</p>
      <dl>
        <div><dt>{card.who}</dt><dd>{view.patient.name}</dd></div>
        <div><dt>{card.with}</dt><dd>{view.practitioner.name}{profession && `, ${profession.name.toLowerCase()}`}</dd></div>
        <div><dt>{card.whatFor}</dt><dd>{visitWithPrice(view.service)}</dd></div>
        <div><dt>{card.reference}</dt><dd className="ref">{view.reference}</dd></div>
        <div className="whole"><dt>{card.where}</dt><dd>{view.clinic.name}, {addressLine(view.clinic)}</dd></div>
      </dl>
    </div>
  )
}
