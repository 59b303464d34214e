import Link from 'next/link'
import { diaryAt } from '@/app/_staff/addresses'
import { Status } from '@/app/_ui/staff/status'
import { panel as words } from '@/lib/copy/staff/diary'
import { statusWords } from '@/lib/copy/staff/words'
import { clock24 } from '@/lib/core/time'
import type { ClinicView, DiaryEntry } from '@/lib/core/views'
import { PanelFrame } from './panel-frame'

/** What is not on the sheet any more, so that it can be opened and brought back. */
export const GonePanel = ({ clinic, day, gone }: { clinic: ClinicView; day: string; gone: DiaryEntry[] }) => (
  <PanelFrame clinic={clinic} day={day} heading={words.gone}>
    {gone.length === 0 && <p className="who-line">{words.goneNone}</p>}
    <ul className="gone-list">
      {gone.map((entry) => (
        <li key={entry.id}>
          <Link href={diaryAt(clinic.id, day, { open: entry.reference })} scroll={false}>
            <b>{clock24(entry.start, clinic.timeZone)}</b> {entry.patient?.name}
          </Link>
          <Status status={entry.status}>{statusWords[entry.status]}</Status>
        </li>
      ))}
    </ul>
  </PanelFrame>
)
