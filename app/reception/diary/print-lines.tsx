import { Swatch } from '@/app/_ui/staff/status'
import { diary as words } from '@/lib/copy/staff/diary'
import { phoneWords } from '@/lib/copy/staff/phone'
import { statusWords } from '@/lib/copy/staff/words'
import { takesTime } from '@/lib/core/appointment'
import { longDate } from '@/lib/core/time'
import type { DiaryView } from '@/lib/core/views'

const inKey = ['requested', 'confirmed', 'arrived', 'completed', 'no_show'] as const

/** The head of the sheet for the wall. */
export function PrintHead({ view }: { view: DiaryView }) {
  const { clinic, columns, counts } = view
  const taken = columns.flatMap(({ entries }) => entries).filter(({ status }) => takesTime(status) && status !== 'held').length
  return (
    <div className="print-head" aria-hidden="true">
      <b className="serif">{longDate(view.day)}</b>
      <p><b>{clinic.place}</b>, {phoneWords(clinic.phone)}. {words.sheet(taken, counts.requested)}</p>
      <ul className="key">{inKey.map((status) => <li key={status}><Swatch status={status} />{statusWords[status]}</li>)}</ul>
    </div>
  )
}

export const PrintFoot = ({ clock, who }: { clock: string; who: string }) => (
  <div className="print-foot" aria-hidden="true"><span>{words.printed(clock, who)}</span><span>{words.shred}</span></div>
)
