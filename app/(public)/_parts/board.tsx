import { home } from '@/lib/copy/patient/home'
import { phoneHref } from '@/lib/copy/patient/phone'
import { dayWithNearness } from '@/lib/copy/patient/words'
import { clockTime, dayOf } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import type { BoardRow, ClinicView, ProfessionView } from '@/lib/core/views'
import { stepPath } from '@/lib/input/journey'
import type { Site } from './read-site'

interface RowProps {
  site: Site
  clinic: ClinicView
  profession: ProfessionView
  next: BoardRow['next']
  at: Instant
}

function Row({ site, clinic, profession, next, at }: RowProps) {
  if (next === null) {
    const weeks = Math.floor(site.practice.policy.horizonDays / 7)
    return (
      <li>
        <a href={phoneHref(clinic.phone)}>
          <span><span className="who">{profession.name}</span> <span className="on"><b>{home.noneOnline(weeks)}</b></span></span>{' '}
          <span className="at plain">{home.ringUs}</span>
        </a>
      </li>
    )
  }
  const zone = clinic.timeZone
  const day = dayWithNearness(dayOf(next.start, zone), dayOf(at, zone))
  return (
    <li>
      <a href={stepPath('safety', { clinic: clinic.id, profession: profession.id })}>
        <span>
          <span className="who">{profession.name}</span>{' '}
          <span className="on"><span className="hidden-visually">{home.nextFree}</span><b>{day}</b></span>
        </span>{' '}
        <span className="at">{clockTime(next.start, zone)}</span>
      </a>
    </li>
  )
}

/** The next free time for each clinic and profession. */
export function Board({ site, board, at }: { site: Site; board: BoardRow[]; at: Instant }) {
  return (
    <div className="board">
      {site.clinics.map((clinic) => (
        <section className="clinic" aria-labelledby={clinic.id} key={clinic.id}>
          <h2 id={clinic.id}>{clinic.place}</h2>
          <p>{clinic.name}, {clinic.region}</p>
          <ul className="free">
            {site.professions.map((profession) => {
              const row = board.find((known) => known.clinic === clinic.id && known.profession === profession.id)
              return row && <Row key={profession.id} site={site} clinic={clinic} profession={profession} next={row.next} at={at} />
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
