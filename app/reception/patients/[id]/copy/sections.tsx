import { everyTable } from '@/lib/copy/data/every-table'
import { basisWords } from '@/lib/copy/data/record'
import { eventRest, events as eventWords, verbWords } from '@/lib/copy/staff/events'
import { patientCopy as words } from '@/lib/copy/staff/keeping'
import type { CopySection, PatientCopy } from '@/lib/core/patient-copy'
import { clock24, dayOf, longDate, parseInstant, type Instant, type Zone } from '@/lib/core/time'

const when = (at: Instant, zone: Zone): string => `${longDate(dayOf(at, zone))}, ${clock24(at, zone)}`

/** A value as the database writes it in JSON, for people: an instant by the clinic's clock, whoever of the staff by name. */
function shown(value: unknown, zone: Zone, staff: PatientCopy['staff']): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.nothing
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') {
    const at = /^\d{4}-\d{2}-\d{2}T/.test(value) ? parseInstant(value) : null
    return at === null ? staff[value] ?? value : when(at, zone)
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value, null, 1)
}

interface Props extends PatientCopy {
  zone: Zone
}

export const CopySections = ({ sections, ...rest }: Props) => <>{sections.map((section) => <Section key={section.table} {...rest} section={section} />)}</>

function Section({ section: { table, rows }, zone, staff }: Omit<Props, 'sections'> & { section: CopySection }) {
  const known = everyTable[table]
  return (
    <section className="copy-part" aria-labelledby={table}>
      <h2 id={table}>{known?.what ?? table} <small>{words.count(rows.length)}</small></h2>
      {known && <p className="hint">{known.purpose}. {basisWords[known.basis]}. {known.keep}</p>}
      {rows.map((row, i) => (
        <dl className="facts" key={i}>
          {Object.entries(row).map(([column, value]) => (
            <div key={column}><dt>{known?.columns[column]?.what ?? column}</dt><dd>{shown(value, zone, staff)}</dd></div>
          ))}
        </dl>
      ))}
    </section>
  )
}

/** Who did and who saw what. */
export function CopyEvents({ events, zone }: Props) {
  return (
    <section className="copy-part" aria-labelledby="of-them">
      <h2 id="of-them">{words.events} <small>{words.count(events.length)}</small></h2>
      <div className="e-region" role="region" aria-label={words.eventList} tabIndex={0}>
        <table className="worklist e-list">
          <thead><tr>{words.eventColumns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
          <tbody>
            {events.map((line) => (
              <tr key={line.id}>
                <td>{when(line.at, zone)}</td><td>{line.by ?? eventWords.kinds[line.kind] ?? line.kind}</td>
                <td>{verbWords(line.verb)} <small>{eventRest(line)}</small></td><td>{line.reference}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
