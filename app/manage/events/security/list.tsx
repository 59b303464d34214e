import { isAmiss, security as words, securityRest, securityVerbWords } from '@/lib/copy/staff/security'
import { pastClock } from '@/lib/copy/staff/time'
import type { SecurityLine } from '@/lib/core/security-event'
import { dayOf, toIso, type Instant, type Zone } from '@/lib/core/time'

interface Props {
  lines: readonly SecurityLine[]
  zone: Zone
  now: Instant
}

/** Sign-ins and refusals, the last first, a page of them. */
export const SecurityList = ({ lines, zone, now }: Props) => (
  <table className="worklist e-list">
    <caption className="hidden-visually">{words.caption}</caption>
    <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.id}>
          <td><time dateTime={toIso(line.at)}>{pastClock(line.at, dayOf(now, zone), zone)}</time></td>
          <td>{line.by ?? words.kinds[line.kind] ?? line.kind}</td>
          <td>{isAmiss(line.verb) ? <b>{securityVerbWords(line.verb)}</b> : securityVerbWords(line.verb)}<small>{securityRest(line)}</small></td>
          <td>{words.times(line.times)}</td>
          <td>{line.source === null ? null : words.source(line.source)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
