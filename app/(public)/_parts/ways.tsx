import { Icon } from '@/app/_ui/icon'
import { requested, ways as words } from '@/lib/copy/patient/appointment'
import { calendar } from '@/lib/copy/patient/calendar'
import { mapHref } from '@/lib/copy/patient/clinic'
import { googleCalendarHref, outlookCalendarHref } from '@/lib/core/calendar'
import type { AppointmentView } from '@/lib/core/views'
import { paths } from './paths'
import { PrintButton } from './print-button'
import { Tools } from './tools'

interface Props {
  view: AppointmentView
  secret: string
}

/** The appointment for a calendar: as a file, or in one on the web, which gets neither the link nor the reason. */
function Calendar({ view, secret }: Props) {
  const { reference, clinic, start, end } = view
  const entry = {
    start, end, zone: clinic.timeZone, summary: calendar.summary(clinic), location: calendar.location(clinic), description: calendar.description(reference, clinic),
  }
  return (
    <section className="above-6 calendars" aria-labelledby="calendar">
      <h2 id="calendar">{words.calendarHeading}</h2>
      <Tools tools={[
        { icon: 'calendar', name: words.file, href: paths.calendarFile(reference, secret) },
        { icon: 'calendar', name: words.google, href: googleCalendarHref(entry) },
        { icon: 'calendar', name: words.outlook, href: outlookCalendarHref(entry) },
      ]} />
      <p className="above-3 narrow soft">{words.calendarNote}</p>
    </section>
  )
}

/** Everything that can be done with an appointment that is to come, beside moving and cancelling it. */
export function Ways({ view, secret }: Props) {
  const { reference, clinic, status } = view
  return (
    <>
      <section className="above-6 ways" aria-labelledby="ways">
        <h2 id="ways">{words.heading}</h2>
        <Tools tools={[
          { icon: 'phone', name: status === 'requested' ? words.contact : words.contactConfirmed, href: paths.contact(reference, secret) },
          { icon: 'pin', name: requested.find(clinic.place), href: paths.clinic(clinic.id) },
          { icon: 'way', name: words.directions, href: mapHref(clinic.address, clinic.postcode) },
          { icon: 'key', name: words.renew, href: paths.renew(reference, secret) },
        ]}>
          <li className="print-way"><Icon name="page" /><PrintButton otherwise={words.printNote}>{words.print}</PrintButton></li>
        </Tools>
      </section>
      <Calendar view={view} secret={secret} />
    </>
  )
}
