import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { statusWords } from '@/lib/copy/staff/words'
import type { EffectView, SlotsOfDay } from '@/lib/core/effect-view'
import { clock24, dayOf, longDate, shortDate } from '@/lib/core/time'

interface Props {
  effect: EffectView
  /** The name of a clinic. */
  placeOf: (clinic: string) => string
}

const count = (slots: readonly SlotsOfDay[]): number => slots.reduce((sum, { starts }) => sum + starts.length, 0)

/** What a change does, before it is made: who is left without a session, and which starts come and go. */
export function EffectShown({ effect, placeOf }: Props) {
  const { orphans, elsewhere, lost, gained, covered, until } = effect
  return (
    <section className="effect" aria-labelledby="effect">
      <h3 id="effect">{words.effect}</h3>
      <p className="plan-count">{words.orphans(orphans.length)}</p>
      {elsewhere.map((one) => <p key={one.place}>{words.elsewhere(one.count, one.place)}</p>)}
      {orphans.length > 0 && (
        <>
          <p className="plan-note">{words.orphansSaid}</p>
          <table className="plan">
            <caption className="hidden-visually">{words.caption}</caption>
            <thead><tr>{words.columns.map((column) => <th scope="col" key={column}>{column}</th>)}</tr></thead>
            <tbody>
              {orphans.map((row) => (
                <tr key={row.reference}>
                  <td>{shortDate(dayOf(row.start, row.zone))} {clock24(row.start, row.zone)}<small>{placeOf(row.clinic)}</small></td>
                  <th scope="row">{row.patient.name}<small>{statusWords[row.status]}</small></th>
                  <td>{row.service}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Slots said={words.lost(count(lost))} slots={lost} placeOf={placeOf} />
      {gained.length > 0 && <Slots said={words.gained(count(gained))} slots={gained} placeOf={placeOf} />}
      {covered > 0 && <p>{words.covered(covered)}</p>}
      <p className="plan-note">{words.until(longDate(until))}</p>
    </section>
  )
}

const Slots = ({ said, slots, placeOf }: { said: string; slots: SlotsOfDay[]; placeOf: Props['placeOf'] }) => slots.length === 0 ? <p>{said}</p> : (
  <details className="effect-slots">
    <summary>{said}</summary>
    <ul>
      {slots.map(({ day, clinic, practitioner, starts }) => (
        <li key={`${day} ${clinic} ${practitioner.id}`}>{words.slotsOf(shortDate(day), placeOf(clinic), starts.length)}</li>
      ))}
    </ul>
  </details>
)
