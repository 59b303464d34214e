import { myDay as words } from '@/lib/copy/staff/my-day'
import type { ClinicView } from '@/lib/core/views'
import { MarkForm } from './mark-form'
import type { DayEntry } from './turns'

/** Within the thumb's reach: finish with whoever is here, ring the desk. */
export const MyBar = ({ entry, desk }: { entry: DayEntry | null; desk: ClinicView | null }) => (
  <div className="my-bar" role="region" aria-label={words.withYou}>
    <div>
      {entry?.status === 'arrived'
        ? <MarkForm entry={entry} verb="complete" main words={<span>{words.complete}<small>{entry.patient?.name}</small></span>} />
        : <span />}
      {desk && <a className="act" href={`tel:${desk.phone}`} aria-label={words.ringDeskAt(desk.place)}><span>{words.ringDesk}</span></a>}
    </div>
  </div>
)
