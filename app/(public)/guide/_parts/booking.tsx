import { guidePage as words } from '@/lib/copy/guide/page'
import { phoneHref, phoneText } from '@/lib/copy/patient/phone'
import { dayWithNearness, pounds } from '@/lib/copy/patient/words'
import { clockTime, dayOf } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import { paths } from '../../_parts/paths'
import { soonestOf, type Helper, type Way } from './read-times'

function Row({ way, who, place, at }: { way: Way; who: string; place?: string; at: Instant }) {
  const { next, clinic } = way
  const zone = clinic.timeZone
  const day = next ? dayOf(next.start, zone) : null
  const today = dayOf(at, zone)
  return (
    <li>
      <a href={way.path} data-service={way.service?.id}>
        <span>
          <span className="who">{who}</span>{' '}
          <span className="on">{next && <span className="hidden-visually">{words.nextAt}</span>}<b>{day === null ? words.none : place ? words.placeAndDay(place, day, today) : dayWithNearness(day, today)}</b></span>
        </span>{' '}
        {next && <span className="at">{clockTime(next.start, zone)}</span>}
      </a>
    </li>
  )
}

/** The visit that fits the page, at each clinic that has it, with the next free time there. */
export function Booking({ helper, phone, isUrgent, at }: { helper: Helper | undefined; phone: string; isUrgent: boolean; at: Instant }) {
  const service = helper?.ways[0]?.service
  return (
    <section className="book" aria-labelledby="book">
      <h2 id="book">{isUrgent ? words.bookNotUrgent : words.book}</h2>
      {helper && service
        ? <p className="above-2">{words.bookWhat(helper.profession.name, service, pounds(service.pricePence))}</p>
        : <p className="above-2">{words.nowhere}</p>}
      {helper && <ul className="free">{helper.ways.map((way) => <Row key={way.clinic.id} way={way} who={way.clinic.place} at={at} />)}</ul>}
      <p className="buttons">
        <a className="button second" href={phoneHref(phone)}>{words.ring(phoneText(phone))}</a>
        <a className="button second" href={paths.ringMeBack()}>{words.ringMeBack}</a>
      </p>
    </section>
  )
}

/** Beside the text, where there is room: each profession's next free time, wherever it is. */
export function Soonest({ helpers, at }: { helpers: readonly Helper[]; at: Instant }) {
  const rows = helpers.flatMap(({ profession, ways }) => {
    const way = soonestOf(ways)
    return way ? [{ profession, way }] : []
  })
  if (rows.length === 0) return null
  return (
    <aside className="beside" aria-labelledby="soonest">
      <h2 id="soonest">{words.soonest}</h2>
      <ul className="free">
        {rows.map(({ profession, way }) => <Row key={profession.id} way={way} who={profession.name} place={way.clinic.place} at={at} />)}
      </ul>
    </aside>
  )
}
