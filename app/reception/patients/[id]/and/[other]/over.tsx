import { merging as words } from '@/lib/copy/staff/patients'
import type { MergeSheet } from '@/lib/core/patient-view'
import type { PatientsDesk } from '../../../open-desk'
import { VisitList } from '../../visits'

/** What would go over with the record that goes: what is to come one by one, the rest by number. */
export function Over({ sheet: { over }, desk }: { sheet: MergeSheet; desk: PatientsDesk }) {
  const counted = [
    over.past > 0 && words.past(over.past), over.elsewhere > 0 && words.elsewhere(over.elsewhere),
    over.calls > 0 && words.calls(over.calls), over.waits > 0 && words.waits(over.waits),
    over.toTell > 0 && words.toTell(over.toTell),
  ].filter((line) => line !== false)
  const nothing = over.ahead.length === 0 && counted.length === 0
  return (
    <>
      <h2 id="over">{words.over}</h2>
      {nothing && <p className="nothing">{words.nothingOver}</p>}
      {over.ahead.length > 0 && <VisitList visits={over.ahead} desk={desk} />}
      {counted.length > 0 && <ul className="lines counted">{counted.map((line) => <li key={line}>{line}</li>)}</ul>}
    </>
  )
}
